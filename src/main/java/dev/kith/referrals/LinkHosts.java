package dev.kith.referrals;

import dev.kith.platform.KithSettings;
import dev.kith.platform.Workspace;
import dev.kith.platform.WorkspaceId;
import dev.kith.platform.Workspaces;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Which links a host serves. A shop's own host serves that shop's links only, or anybody could send friends anywhere
 * under its name; every other host is shared.
 */
@Component
public final class LinkHosts {

    private final Workspaces workspaces;
    private final String base;
    private final Set<String> shared = new HashSet<>();

    LinkHosts(Workspaces workspaces, KithSettings settings) {
        this.workspaces = workspaces;
        var publicUrl = settings.publicUrl();
        String go = settings.hosts().go();
        this.base = go.isBlank()
                ? withoutSlash(publicUrl.toString())
                : publicUrl.getScheme() + "://" + go.toLowerCase(Locale.ROOT);
        shared.add(publicUrl.getRawAuthority().toLowerCase(Locale.ROOT));
        shared.add("localhost:" + settings.port());
        shared.add("127.0.0.1:" + settings.port());
        if (!go.isBlank()) {
            shared.add(go.toLowerCase(Locale.ROOT));
        }
    }

    /** The link this host leads to, among those that have the code; the first of them on a shared host. */
    public Optional<ShareLink> choose(List<ShareLink> links, @Nullable String host, @Nullable String workspaceKey) {
        if (host != null && !shared.contains(host)) {
            Set<WorkspaceId> owners = workspaces.ownersOf(host.toLowerCase(Locale.ROOT));
            if (!owners.isEmpty()) {
                return named(
                        links.stream()
                                .filter(link -> owners.contains(link.workspace()))
                                .toList(),
                        workspaceKey);
            }
        }
        return named(links, workspaceKey);
    }

    private Optional<ShareLink> named(List<ShareLink> links, @Nullable String workspaceKey) {
        if (workspaceKey == null || workspaceKey.isEmpty()) {
            return links.isEmpty() ? Optional.empty() : Optional.of(links.getFirst());
        }
        return workspaces
                .byKey(workspaceKey)
                .flatMap(workspace -> links.stream()
                        .filter(link -> link.workspace().equals(workspace.id()))
                        .findFirst());
    }

    /** The address an advocate passes on. A code that others chose too names its workspace. */
    public String urlOf(WorkspaceId workspace, OwnedCode owned) {
        String link = base + "/r/" + owned.code().text();
        return owned.alone() ? link : link + "/" + workspaces.get(workspace).key();
    }

    /** The same for a link that was found, with or without the name of its workspace. */
    public String urlOf(ShareLink link, boolean named) {
        String url = base + "/r/" + link.code().text();
        return named ? url + "/" + workspaces.get(link.workspace()).key() : url;
    }

    /** The address of the code's QR picture. */
    public String qrOf(WorkspaceId workspace, OwnedCode owned, String ending) {
        String picture = base + "/q/" + owned.code().text();
        return (owned.alone()
                        ? picture
                        : picture + "/" + workspaces.get(workspace).key()) + "." + ending;
    }

    /** Whose host this is, for the page behind a code that nobody has; or the only shop there is. */
    public Optional<Workspace> shopAt(@Nullable String host) {
        if (host != null && !shared.contains(host)) {
            var owner = workspaces.ownersOf(host.toLowerCase(Locale.ROOT)).stream()
                    .flatMap(id -> workspaces.find(id).stream())
                    .min(Comparator.comparing(Workspace::isTest));
            if (owner.isPresent()) {
                return owner;
            }
        }
        var live = workspaces.all().stream()
                .filter(workspace -> !workspace.isTest())
                .limit(2)
                .toList();
        return live.size() == 1 ? Optional.of(live.getFirst()) : Optional.empty();
    }

    private static String withoutSlash(String url) {
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }
}
