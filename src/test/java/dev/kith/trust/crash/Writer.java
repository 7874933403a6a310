package dev.kith.trust.crash;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One client under load: it tells events and orders to one node or the other, and repeats whatever it got no answer for,
 * with the same id, until somebody says yes.
 */
final class Writer implements Runnable {

    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final int PAUSE_MILLIS = 40;

    private final int number;
    private final List<URI> nodes;
    private final Cluster.Shop shop;
    private final Acknowledged acknowledged;
    private final AtomicBoolean stop;
    private final SplittableRandom random;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();

    Writer(int number, List<URI> nodes, Cluster.Shop shop, Acknowledged acknowledged, AtomicBoolean stop) {
        this.number = number;
        this.nodes = nodes;
        this.shop = shop;
        this.acknowledged = acknowledged;
        this.stop = stop;
        this.random = new SplittableRandom(number);
    }

    @Override
    public void run() {
        for (int serial = 0; !stop.get(); serial++) {
            String id = number + "-" + serial;
            if (random.nextBoolean()) {
                tellEvents("e-" + id, 1 + random.nextInt(4));
            } else {
                tellOrder("o-" + id, "friend-" + id);
            }
        }
    }

    private void tellEvents(String id, int many) {
        var batch = new StringBuilder("{\"batch\":[");
        for (int event = 0; event < many; event++) {
            batch.append(event == 0 ? "" : ",")
                    .append("{\"type\":\"track\",\"event\":\"Product Viewed\",\"anonymousId\":\"visitor-")
                    .append(id)
                    .append("\",\"messageId\":\"")
                    .append(id)
                    .append('-')
                    .append(event)
                    .append("\"}");
        }
        insist("/v1/batch", batch.append("]}").toString());
        for (int event = 0; event < many; event++) {
            acknowledged.event(id + "-" + event);
        }
    }

    private void tellOrder(String orderId, String friend) {
        String code = shop.codes().get(random.nextInt(shop.codes().size()));
        insist("/api/v1/orders", """
                {"orderId":"%s","userId":"%s","email":"%s@mail.example","total":"50.00","currency":"EUR","code":"%s"}
                """.formatted(orderId, friend, friend, code));
        acknowledged.order(orderId);
    }

    /** Comes back when it is acknowledged, whatever happens meanwhile. */
    private void insist(String path, String body) {
        while (!isAccepted(nodes.get(random.nextInt(nodes.size())), path, body)) {
            acknowledged.inDoubt();
            pause();
        }
    }

    private boolean isAccepted(URI node, String path, String body) {
        HttpRequest request = HttpRequest.newBuilder(node.resolve(path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + shop.secretKey())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
        try {
            int status = http.send(request, BodyHandlers.discarding()).statusCode();
            if (status / 100 == 4 && status != 429 && status != 409) {
                acknowledged.refused(path + " answered " + status);
            }
            return status / 100 == 2;
        } catch (IOException inDoubt) {
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
