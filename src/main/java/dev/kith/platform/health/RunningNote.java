package dev.kith.platform.health;

import dev.kith.platform.DataFolder;
import dev.kith.platform.KithSettings;
import dev.kith.platform.RunningKith;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Leaves a note in the data folder about where this Kith answers. */
@Component
final class RunningNote {

    private final DataFolder folder;
    private final KithSettings settings;
    private final ManagementServer management;

    RunningNote(DataFolder folder, KithSettings settings, ManagementServer management) {
        this.folder = folder;
        this.settings = settings;
        this.management = management;
    }

    @EventListener
    void on(ApplicationReadyEvent ready) {
        if (ready.getApplicationContext() instanceof WebServerApplicationContext web && web.getWebServer() != null) {
            new RunningKith(
                            ProcessHandle.current().pid(),
                            url(web.getWebServer().getPort()),
                            management.port())
                    .writeTo(folder);
        }
    }

    /** As this machine reaches it: an address that stands for all of them is also loopback. */
    private String url(int port) {
        String bind = settings.bind();
        boolean everywhere = bind.isBlank() || bind.equals("0.0.0.0") || bind.equals("::");
        String host = everywhere ? "127.0.0.1" : bind.contains(":") ? "[" + bind + "]" : bind;
        return "http://" + host + ":" + port;
    }
}
