package dev.kith.events.web;

import dev.kith.events.Flag;
import dev.kith.people.Trust;
import dev.kith.platform.security.Identity;
import dev.kith.platform.security.Identity.Proven;
import dev.kith.platform.security.IdentityTokens;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/**
 * Looks at what proves that a browser speaks for a user. A proof never leaves this place: what stays in the event is only
 * what it proved.
 */
@Component
class Proofs {

    private final IdentityTokens tokens;

    Proofs(IdentityTokens tokens) {
        this.tokens = tokens;
    }

    /** How far the event is believed; the proofs are taken out of its context, and what they prove is put in. */
    Trust judge(Sender sender, Optional<String> userId, ObjectNode context, Set<Flag> flags) {
        Optional<Identity> own = Optional.empty();
        if (context.path("kith") instanceof ObjectNode kith) {
            own = sender.secret() ? Optional.empty() : proofIn(kith, sender, userId);
            kith.remove(Set.of("identity", "userHash", "proven"));
        }
        if (sender.secret() || userId.isEmpty()) {
            return sender.trust();
        }
        Optional<Identity> proof = own.or(sender::vouched);
        if (proof.isEmpty()) {
            return Trust.UNTRUSTED;
        }
        if (proof.get() instanceof Proven proven && proven.userId().equals(userId.get())) {
            write(proven, context);
            return Trust.PROVEN;
        }
        flags.add(Flag.PROOF_FAILED);
        return Trust.UNTRUSTED;
    }

    private Optional<Identity> proofIn(ObjectNode kith, Sender sender, Optional<String> userId) {
        Optional<String> token = JsonTexts.text(kith.path("identity"));
        if (token.isPresent()) {
            return token.map(text -> tokens.verify(sender.workspace(), text));
        }
        return JsonTexts.text(kith.path("userHash"))
                .flatMap(hash -> userId.map(user -> tokens.verifyHash(sender.workspace(), user, hash)));
    }

    private static void write(Proven proven, ObjectNode context) {
        if (proven.email().isPresent()
                || proven.phone().isPresent()
                || proven.name().isPresent()) {
            ObjectNode inside = context.withObject("/kith").putObject("proven");
            proven.email().ifPresent(email -> inside.put("email", email));
            proven.phone().ifPresent(phone -> inside.put("phone", phone));
            proven.name().ifPresent(name -> inside.put("name", name));
        }
    }
}
