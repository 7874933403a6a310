/**
 * What is owed to whom: balanced entries, never edited.
 *
 * <p>A {@link dev.kith.ledger.Journal} is one act: it moves an amount from some {@link dev.kith.ledger.Account}s to
 * others, and its {@link dev.kith.ledger.Entry entries} sum to zero in every unit. Debits are positive, credits negative.
 * What was written stays; a mistake is undone by another journal. Each journal is tied to the one before it in its lane,
 * so that a change from outside shows.
 *
 * <p>Start reading at {@link dev.kith.ledger.Ledger}. This module does not know what a reward or a referral is: it is
 * handed account names and keeps the promises every book keeps.
 */
@ApplicationModule(allowedDependencies = {"kernel", "platform", "platform::*"})
@NullMarked
package dev.kith.ledger;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
