package dev.kith.ledger;

import dev.kith.kernel.Money;

/** What one reward still has on an account of its member; below zero where Kith owes it. */
public record Lot(Account account, String name, Money balance) {}
