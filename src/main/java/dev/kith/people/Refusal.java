package dev.kith.people;

/** Why a claim does not join two persons. */
enum Refusal {
    /** The two belong to two accounts of the shop. */
    SECOND_ACCOUNT,
    /** The person already has as many names of this sort as one person can have. */
    LIMIT,
    /** The name is used by so many accounts that it names nobody: a kiosk, a shared mailbox. */
    SHARED,
    /** Only a secret key or staff may make two accounts one. */
    ALIAS_NEEDS_SECRET,
    /** Staff said that these two are not the same. */
    DENIED
}
