package dev.kith.referrals;

import java.util.Optional;

/** What came of asking somebody to be an advocate. */
public sealed interface Enrollment {

    /** They are one now. */
    record Enrolled(Membership membership, OwnedCode code) implements Enrollment {}

    /** They were one already; {@code code} is the one asked for, or their first. */
    record AlreadyEnrolled(Membership membership, OwnedCode code) implements Enrollment {}

    /** Somebody has this code, or one that looks like it. */
    record CodeTaken(String wish) implements Enrollment {}

    record CodeRefused(String wish, CodeObjection why) implements Enrollment {}

    /** They chose as many codes of their own as one person may have. */
    record TooManyCodes(int most) implements Enrollment {}

    record ProgramUnknown() implements Enrollment {}

    /** The program takes no advocates any more. */
    record ProgramOver() implements Enrollment {}

    /** The user id names nobody, as {@code null} or {@code guest} do. */
    record NobodyNamed() implements Enrollment {}

    /** The code that goes with the membership, if there is one. */
    default Optional<OwnedCode> given() {
        return switch (this) {
            case Enrolled enrolled -> Optional.of(enrolled.code());
            case AlreadyEnrolled already -> Optional.of(already.code());
            case CodeTaken _, CodeRefused _, TooManyCodes _, ProgramUnknown _, ProgramOver _, NobodyNamed _ ->
                Optional.empty();
        };
    }
}
