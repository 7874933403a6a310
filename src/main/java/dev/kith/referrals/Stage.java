package dev.kith.referrals;

import dev.kith.kernel.Span;
import dev.kith.people.PersonId;
import dev.kith.people.RootId;
import dev.kith.programs.Conditions;
import dev.kith.programs.ExampleCase;
import dev.kith.programs.Fact;
import dev.kith.programs.Program;
import dev.kith.programs.ProgramId;
import dev.kith.programs.ProgramVersion;
import dev.kith.programs.ProgramVersionId;
import dev.kith.programs.Running;
import dev.kith.programs.Terms;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * An example case on its way: who is tied to whom by now, by the rules that tie live friends. Nothing of it is stored, and
 * time is what the case says it is.
 */
public final class Stage {

    private static final Instant SOME_MONDAY = Instant.parse("2026-03-02T09:00:00Z");
    private static final ProgramId PROGRAM = new ProgramId(new UUID(0, 1));
    private static final int NO_LANE = 0;

    private final Rules rules;
    private final Instant begins;
    private final Instant ends;
    private final ProgramVersion promised;
    private final CaseFile file;
    private final Map<ReferralId, Referral> referrals = new LinkedHashMap<>();
    private final TreeMap<Instant, Set<RootId>> looks = new TreeMap<>();
    private long ids;

    public Stage(ExampleCase example, Terms terms, Conditions conditions, ZoneId zone) {
        this.rules = new Rules(conditions, zone);
        this.begins = beginning(terms.active(), example.at(), zone);
        this.ends = example.at().after(begins, zone);
        this.promised = new ProgramVersion(new ProgramVersionId(PROGRAM.value()), PROGRAM, "example", 1, terms, begins);
        var live = List.of(new Running.Change(Program.State.LIVE, begins));
        var program = new Running(PROGRAM, "example", example.name(), begins, List.of(promised), live);
        this.file = new CaseFile(program, begins, example.facts());
    }

    /** The program's first instant. Where it has only a last one, a case ends with it; else it may be any day. */
    private static Instant beginning(Terms.Active active, Span length, ZoneId zone) {
        Duration lasts = Duration.between(SOME_MONDAY, length.after(SOME_MONDAY, zone));
        return active.from()
                .or(() -> Stream.of(active.until(), active.friendUntil())
                        .flatMap(Optional::stream)
                        .min(Instant::compareTo)
                        .map(last -> last.minus(lasts)))
                .orElse(SOME_MONDAY);
    }

    public ProgramId program() {
        return promised.program();
    }

    public Instant ends() {
        return ends;
    }

    public Instant instantOf(Fact fact) {
        return fact.at().after(begins, rules.zone());
    }

    /** One thing happens, and those whom it concerns are looked at; nothing if it cannot be understood. */
    public Optional<FriendsJudged> play(Fact fact) {
        Instant now = instantOf(fact);
        return file.hear(fact, now).map(asked -> look(asked, now));
    }

    /** When time alone changes something next. */
    public Optional<Instant> nextLook() {
        return looks.isEmpty() ? Optional.empty() : Optional.of(looks.firstKey());
    }

    /** Somebody wants this referral looked at then. */
    public void remind(ReferralId referral, Instant at) {
        looks.computeIfAbsent(at, _ -> new HashSet<>()).add(known(referral).friend());
    }

    /** What the next look finds. */
    public FriendsJudged lookAgain() {
        var due = Optional.ofNullable(looks.pollFirstEntry()).orElseThrow();
        var asked = new LinkedHashMap<PersonId, Set<String>>();
        due.getValue().forEach(friend -> asked.put(personOf(friend), Set.of()));
        return look(asked, due.getKey());
    }

    private FriendsJudged look(Map<PersonId, Set<String>> asked, Instant now) {
        var judging = new Judging(rules, now, () -> new UUID(0, ++ids));
        var answers = new ArrayList<Answer>();
        asked.forEach((person, keys) -> {
            Friend friend = file.friend(person, referralsOf(person), this::isAncestor);
            judging.judge(friend, keys);
            keys.stream()
                    .filter(key -> judging.answers().stream()
                            .noneMatch(answer -> answer.key().equals(key)))
                    .map(key -> unasked(friend, key, now))
                    .forEach(answers::add);
        });
        answers.addAll(judging.answers());
        judging.verdicts().forEach(verdict -> referrals.put(verdict.referral().id(), verdict.referral()));
        judging.looks().forEach((referral, at) -> remind(new ReferralId(referral), at));
        return new FriendsJudged(judging.verdicts(), answers, new Look(rules.zone(), now, NO_LANE));
    }

    /** What support is told of a thing that no decision was stored on. */
    private Answer unasked(Friend friend, String key, Instant now) {
        List<Check> checks = Judging.explain(friend, key, rules);
        return new Answer(
                key,
                friend.root(),
                now,
                checks,
                Optional.empty(),
                checks.stream().flatMap(check -> check.reason().stream()).findFirst());
    }

    private List<Pinned> referralsOf(PersonId friend) {
        return referrals.values().stream()
                .filter(referral -> personOf(referral.friend()).equals(friend))
                .map(referral -> new Pinned(referral, promised, file.advocate(rootOf(referral.advocate()))))
                .toList();
    }

    private boolean isAncestor(PersonId candidate, PersonId of) {
        var above = new HashSet<PersonId>();
        var next = new ArrayList<>(List.of(of));
        while (!next.isEmpty()) {
            PersonId friend = next.removeLast();
            referralsOf(friend).stream()
                    .filter(pinned -> pinned.referral().state().isLive())
                    .map(pinned -> pinned.advocate().person())
                    .filter(above::add)
                    .forEach(next::add);
        }
        return above.contains(candidate);
    }

    private static RootId rootOf(MembershipId advocate) {
        return new RootId(advocate.value());
    }

    private Referral known(ReferralId id) {
        return Optional.ofNullable(referrals.get(id)).orElseThrow();
    }

    /** The referral that stands, or the last one that did; nothing if nobody ever brought them. */
    public Optional<Referral> referralOf(String friend) {
        return person(friend)
                .flatMap(person -> referralsOf(person).stream()
                        .map(Pinned::referral)
                        .filter(referral -> referral.state() != Referral.State.SUPERSEDED)
                        .reduce((_, last) -> last));
    }

    /** Who the case calls so, if it tells of them at all. */
    public Optional<PersonId> person(String name) {
        return file.players().find(name);
    }

    public PersonId personOf(RootId root) {
        return file.players().personOf(root);
    }

    public String nameOf(PersonId person) {
        return file.players().nameOf(person);
    }
}
