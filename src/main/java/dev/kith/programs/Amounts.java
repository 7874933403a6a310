package dev.kith.programs;

import dev.kith.kernel.Money;
import dev.kith.kernel.Unit;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One promise in several units, in the order the terms list them: {@code ["10.00 EUR", "9.00 GBP"]}. */
public record Amounts(Map<Unit, Money> byUnit) {

    public static final Amounts NONE = new Amounts(Map.of());

    public Amounts {
        byUnit = Collections.unmodifiableMap(new LinkedHashMap<>(byUnit));
    }

    /** At most one amount per unit. */
    public static Amounts of(Collection<Money> amounts) {
        var byUnit = new LinkedHashMap<Unit, Money>();
        amounts.forEach(amount -> byUnit.put(amount.unit(), amount));
        return new Amounts(byUnit);
    }

    public Optional<Money> in(Unit unit) {
        return Optional.ofNullable(byUnit.get(unit));
    }

    /** The amount in the first of these units that has one; else the one that is counted and not paid, as points are. */
    public Optional<Money> pick(List<Unit> preferred) {
        return preferred.stream()
                .flatMap(unit -> in(unit).stream())
                .findFirst()
                .or(() -> byUnit.values().stream()
                        .filter(amount -> !amount.unit().isCurrency())
                        .findFirst());
    }

    public boolean isEmpty() {
        return byUnit.isEmpty();
    }

    public boolean covers(Unit unit) {
        return byUnit.containsKey(unit);
    }

    public List<Money> list() {
        return List.copyOf(byUnit.values());
    }
}
