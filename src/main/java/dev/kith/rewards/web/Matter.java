package dev.kith.rewards.web;

import dev.kith.people.RootId;
import dev.kith.platform.page.Words;
import dev.kith.programs.Program;
import dev.kith.programs.ProgramVersion;
import dev.kith.programs.Terms;
import dev.kith.referrals.Referral;
import java.util.Optional;

/**
 * What a trace tells of: somebody who did something, and the referral it belongs to, if anybody brought them.
 *
 * @param who the friend of the referral, or else whoever might have been one
 */
record Matter(Cast cast, RootId who, Optional<Referral> referral) {

    static Matter of(Cast cast, Referral referral) {
        return new Matter(cast, referral.friend(), Optional.of(referral));
    }

    Words words() {
        return cast.frame().words();
    }

    Cast.Somebody friend() {
        return cast.person(who);
    }

    Optional<Cast.Somebody> advocate() {
        return referral.map(cast::advocate);
    }

    /** Whether it is this referral's code; others are looked at too. */
    boolean isByCode(String code) {
        return referral.filter(known -> known.code().equals(code)).isPresent();
    }

    /** The program that a trace names by its key, as people call it. */
    String program(String key) {
        return program().map(Program::name).orElse(key);
    }

    String programHref() {
        return program().map(program -> cast.programHref(program.id())).orElse("");
    }

    private Optional<Program> program() {
        return referral.flatMap(known -> Optional.ofNullable(cast.programs().get(known.program())));
    }

    Optional<Terms> terms() {
        return referral.flatMap(cast::version).map(ProgramVersion::terms);
    }
}
