package dev.kith.portal;

import dev.kith.kernel.Ids;
import dev.kith.people.Description;
import dev.kith.people.Identified;
import dev.kith.people.People;
import dev.kith.people.Sighting;
import dev.kith.people.Trust;
import dev.kith.platform.WorkspaceId;
import dev.kith.platform.Workspaces;
import dev.kith.platform.database.Tenant;
import dev.kith.platform.security.Identity;
import dev.kith.platform.security.IdentityTokens;
import dev.kith.platform.web.IdText;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Lets in whom a shop vouches for: its signed token says who is signed in there. */
@Component
public final class ShopTokens {

    /** What came of showing a token. */
    public sealed interface Entry {

        /** @param pass what to carry from now on */
        record LetIn(WorkspaceId workspace, String pass) implements Entry {}

        /** @param reason a word for the developer of the shop */
        record TurnedAway(String reason) implements Entry {}
    }

    private static final int PARTS = 3;
    private static final int BIGGEST = 4_096;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final IdentityTokens tokens;
    private final Workspaces workspaces;
    private final People people;
    private final Sessions sessions;
    private final Tenant tenant;
    private final InstantSource clock;
    private final Ids ids;

    ShopTokens(
            IdentityTokens tokens,
            Workspaces workspaces,
            People people,
            Sessions sessions,
            Tenant tenant,
            InstantSource clock,
            Ids ids) {
        this.tokens = tokens;
        this.workspaces = workspaces;
        this.people = people;
        this.sessions = sessions;
        this.tenant = tenant;
        this.clock = clock;
        this.ids = ids;
    }

    /** Exchanges the token for a session. */
    public Entry enter(String token, Sessions.Carrier carrier) {
        Optional<WorkspaceId> workspace =
                audienceOf(token).filter(id -> workspaces.find(id).isPresent());
        if (workspace.isEmpty()) {
            return new Entry.TurnedAway("audience_wrong");
        }
        return switch (tokens.verify(workspace.get(), token)) {
            case Identity.Refused(var reason) -> new Entry.TurnedAway(reason);
            case Identity.Proven proven -> letIn(workspace.get(), proven, carrier);
        };
    }

    private Entry letIn(WorkspaceId workspace, Identity.Proven proven, Sessions.Carrier carrier) {
        Instant now = clock.instant();
        String cause = "token:" + ids.next();
        return tenant.run(workspace, () -> {
            Identified member = people.resolve(new Sighting(
                    Trust.PROVEN,
                    Optional.of(proven.userId()),
                    Optional.empty(),
                    proven.email(),
                    proven.phone(),
                    now,
                    cause));
            people.learn(List.of(
                    Description.forWantOfBetter(member.root(), Trust.PROVEN, trait("name", proven.name()), cause),
                    new Description(member.root(), Trust.PROVEN, trait("locale", proven.locale()), now, cause)));
            return new Entry.LetIn(
                    workspace, sessions.open(workspace, member.root(), carrier).text());
        });
    }

    private static ObjectNode trait(String key, Optional<String> value) {
        var traits = JsonNodeFactory.instance.objectNode();
        value.ifPresent(text -> traits.put(key, text));
        return traits;
    }

    /** Whom the token claims to be for. Nothing is believed of it yet; it only says which keys to check it with. */
    public static Optional<WorkspaceId> audienceOf(String token) {
        String[] parts = token.split("\\.", -1);
        if (token.length() > BIGGEST || parts.length != PARTS) {
            return Optional.empty();
        }
        try {
            byte[] claims = Base64.getUrlDecoder().decode(parts[1].getBytes(StandardCharsets.US_ASCII));
            return IdText.parse(
                    WorkspaceId.class, JSON.readTree(claims).path("aud").asString(""));
        } catch (IllegalArgumentException | JacksonException unreadable) {
            return Optional.empty();
        }
    }
}
