package dev.kith.bench;

import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;

/**
 * The limit of this machine: a bare server that answers every GET with one redirect and everything else with one short
 * JSON, and thinks about neither. Started in a process of its own: {@code StaticServer PORT}.
 */
public final class StaticServer extends AbstractVerticle {

    private static final String LOCATION = "https://shop.example/?kc=0197a000000070008000000000000001aaaaaaaaaaaaaaaa";
    private static final Buffer JSON = Buffer.buffer("{\"success\":true}");

    private final int port;

    private StaticServer(int port) {
        this.port = port;
    }

    public static void main(String[] args) {
        int port = Integer.parseInt(args[0]);
        int loops = Runtime.getRuntime().availableProcessors();
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(loops));
        vertx.deployVerticle(() -> new StaticServer(port), new DeploymentOptions().setInstances(loops))
                .onFailure(refused -> System.exit(1));
    }

    @Override
    public void start() {
        var options = new HttpServerOptions().setHost("127.0.0.1").setPort(port).setTcpNoDelay(true);
        vertx.createHttpServer(options).requestHandler(StaticServer::answer).listen();
    }

    private static void answer(HttpServerRequest request) {
        var response = request.response();
        if (request.method().name().equals("GET")) {
            response.setStatusCode(302).putHeader("Location", LOCATION).end();
            return;
        }
        request.body()
                .onSuccess(_ ->
                        response.putHeader("Content-Type", "application/json").end(JSON));
    }
}
