package dev.kith.programs;

import static java.util.stream.Collectors.toSet;

import dev.kith.kernel.Span;
import dev.kith.kernel.Unit;
import dev.kith.platform.crypto.Sha256;
import dev.kith.platform.text.CanonicalJson;
import dev.kith.programs.AttributionTerms.BindAt;
import dev.kith.programs.AttributionTerms.Claims;
import dev.kith.programs.AttributionTerms.LateTouch;
import dev.kith.programs.AttributionTerms.Method;
import dev.kith.programs.AttributionTerms.Touch;
import dev.kith.programs.Terms.Active;
import dev.kith.programs.Terms.Holds;
import dev.kith.programs.Terms.Landing;
import dev.kith.programs.Terms.Risk;
import dev.kith.programs.Who.AdvocateTerms;
import dev.kith.programs.Who.Exclude;
import dev.kith.programs.Who.FriendTerms;
import dev.kith.programs.Who.Household;
import dev.kith.programs.Who.Join;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads terms from outside to the end, whatever is wrong with them. */
final class TermsReading {

    private final Findings findings = new Findings();
    private final ObjectNode json;
    private final Section top;
    private final Unit workspaceCurrency;

    private TermsReading(JsonNode written, Unit workspaceCurrency) {
        ObjectNode object = written instanceof ObjectNode node ? node : JsonNodeFactory.instance.objectNode();
        if (!written.isObject()) {
            findings.error("", "V1", "Terms are an object in braces.");
        }
        this.json = TermsDefaults.fill(object, workspaceCurrency);
        this.top = Section.of(json, "", findings);
        this.workspaceCurrency = workspaceCurrency;
    }

    static ReadTerms read(JsonNode written, JsonNode asked, Unit workspaceCurrency, Conditions conditions) {
        var reading = new TermsReading(written, workspaceCurrency);
        Terms terms = reading.terms();
        new TermsCheck(terms, reading.findings, conditions).run();
        new NotYet(terms, reading.json, reading.findings).run();
        new NoEffect(asked, reading.findings).run();
        String canonical = CanonicalJson.of(reading.json);
        boolean understood = !reading.findings.anyErrorBut(Finding.NOT_SUPPORTED_YET);
        return new ReadTerms(
                understood ? Optional.of(terms) : Optional.empty(),
                canonical,
                Sha256.hex(canonical),
                reading.findings.all());
    }

    private Terms terms() {
        if (!top.text("schema", "").equals(Terms.SCHEMA)) {
            findings.error("/schema", "V1", "Write \"" + Terms.SCHEMA + "\".");
        }
        Unit currency = currency();
        var rules = new RuleReading(top);
        var limits = new LimitReading(top, currency);
        var terms = new Terms(
                top.text("template", "custom"),
                currency,
                active(top.section("active")),
                who(top.section("who")),
                attribution(top.section("attribution")),
                rules.goals(),
                rules.rewards(),
                rules.rules(),
                limits.caps(),
                limits.budget(),
                holds(top.section("holds")),
                refunds(top.section("refunds")),
                risk(top.section("risk")),
                copy(top.section("copy")),
                legal(),
                landing(top.section("landing")));
        top.allow("approval", "validation", "tiers", "contest", "waitlist", "draw", "lead", "maxTotalRate");
        top.done();
        return terms;
    }

    private Unit currency() {
        Optional<Unit> unit = top.unit("currency");
        if (unit.isPresent() && !unit.get().isCurrency()) {
            findings.error("/currency", "V2", "A program is counted in a currency such as EUR.");
        }
        return unit.orElse(workspaceCurrency);
    }

    private static Active active(Section section) {
        var active = new Active(section.instant("from"), section.instant("until"), section.instant("friendUntil"));
        section.done();
        return active;
    }

    private static Who who(Section section) {
        Section advocate = section.section("advocate");
        Section friend = section.section("friend");
        Section exclude = section.section("exclude");
        boolean lifetime = friend.text("lookback", "lifetime").equals("lifetime");
        var who = new Who(
                new AdvocateTerms(
                        new Condition(advocate.text("when", "true")), advocate.choice("join", Join.class, Join.AUTO)),
                new FriendTerms(
                        friend.flag("newCustomer", true),
                        lifetime ? Optional.empty() : friend.spanIfAny("lookback"),
                        new Condition(friend.text("when", "true")),
                        friend.choice("household", Household.class, Household.FLAG)),
                new Exclude(Set.copyOf(exclude.texts("segments")), lowerCase(exclude.texts("emailDomains"))));
        List.of(advocate, friend, exclude, section).forEach(Section::done);
        return who;
    }

    private static Set<String> lowerCase(List<String> domains) {
        return domains.stream().map(domain -> domain.toLowerCase(Locale.ROOT)).collect(toSet());
    }

    private static AttributionTerms attribution(Section section) {
        Section claims = section.section("claims");
        var attribution = new AttributionTerms(
                section.span("clickWindow", Span.days(30)),
                section.choice("touch", Touch.class, Touch.LAST),
                section.choice("bindAt", BindAt.class, BindAt.IDENTIFY),
                section.key("exclusiveGroup"),
                section.number("priority", 100, 0, 1_000_000),
                Set.copyOf(section.choices("methods", Method.class)),
                section.choice("lateTouch", LateTouch.class, LateTouch.FLAG),
                new Claims(
                        claims.spanIfAny("friend"),
                        claims.spanIfAny("advocate"),
                        claims.number("perPerson", 3, 0, 100)));
        claims.done();
        section.allow("barPaidSearch");
        section.done();
        return attribution;
    }

    private static Holds holds(Section section) {
        var holds = new Holds(
                section.span("advocate", Span.days(14)),
                section.span("friend", Span.NONE),
                section.choice("from", Holds.From.class, Holds.From.EVENT));
        section.done();
        return holds;
    }

    private static Refunds refunds(Section section) {
        Section afterHold = section.section("afterHold");
        Section chargeback = section.section("chargeback");
        var refunds = new Refunds(
                section.choice("partial", Refunds.Partial.class, Refunds.Partial.RECALCULATE),
                afterHold.flag("claw", true),
                afterHold.span("until", Span.days(60)),
                chargeback.span("until", Span.days(180)));
        List.of(afterHold, chargeback, section).forEach(Section::done);
        return refunds;
    }

    private static Risk risk(Section section) {
        var risk = new Risk(
                section.number("flagAt", 34, 0, 1_000),
                section.number("reviewAt", 67, 0, 1_000),
                section.number("blockAt", 90, 0, 1_000));
        section.allow("signals");
        section.done();
        return risk;
    }

    private static Map<String, Map<String, String>> copy(Section section) {
        Map<String, Map<String, String>> copy = new LinkedHashMap<>();
        section.names().forEach(language -> copy.put(language, section.textMap(language)));
        return copy;
    }

    private Map<String, String> legal() {
        return top.textMap("legal");
    }

    private static Landing landing(Section section) {
        var landing = new Landing(
                section.choice("show", Landing.Show.class, Landing.Show.HOSTED),
                section.choice("ask", Landing.Ask.class, Landing.Ask.EMAIL),
                section.choice("deliver", Landing.Deliver.class, Landing.Deliver.EMAIL),
                section.text("to", Landing.SHOP_HOME));
        section.done();
        return landing;
    }
}
