package dev.kith.rewards;

import static java.util.stream.Collectors.toMap;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** What one example case uses of caps and the budget, in memory. */
final class UsesInCase implements LimitUses {

    private record Place(LimitKey key, String grantKey) {}

    private final Map<Place, Use> uses = new LinkedHashMap<>();

    /** A case is alone. */
    @Override
    public void lock(Collection<LimitKey> sorted) {}

    @Override
    public Map<LimitKey, Used> used(Collection<Limits.Room> rooms, Collection<String> without) {
        return rooms.stream().collect(toMap(Limits.Room::key, room -> used(room, without)));
    }

    private Used used(Limits.Room room, Collection<String> without) {
        return uses.values().stream()
                .filter(use -> !without.contains(use.grantKey()))
                .filter(use -> use.key().equals(room.key()) && !use.at().isBefore(room.since()))
                .map(use -> new Used(1, use.minor()))
                .reduce(Used.NOTHING, Used::plus);
    }

    @Override
    public void add(Collection<Use> added) {
        added.forEach(use -> uses.put(new Place(use.key(), use.grantKey()), use));
    }

    @Override
    public void giveBack(Collection<String> grantKeys) {
        uses.keySet().removeIf(place -> grantKeys.contains(place.grantKey()));
    }

    @Override
    public void amend(Map<String, Long> minorByGrantKey) {
        uses.replaceAll((place, use) -> new Use(
                use.key(), use.grantKey(), use.at(), minorByGrantKey.getOrDefault(place.grantKey(), use.minor())));
    }
}
