package dev.kith.programs;

import dev.kith.kernel.Unit;
import dev.kith.platform.Workspace;
import dev.kith.platform.WorkspaceId;
import dev.kith.platform.Workspaces;
import dev.kith.platform.text.CanonicalJson;
import dev.kith.programs.Finding.Weight;
import dev.kith.programs.ProgramStore.Draft;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** Checks terms against everything outside them: their workspace, their own past, their examples. */
@Component
final class Review {

    private static final Unit ANY_CURRENCY = new Unit("EUR");

    private final Workspaces workspaces;
    private final Conditions conditions;
    private final Rehearsal rehearsal;
    private final JsonMapper json;

    Review(Workspaces workspaces, Conditions conditions, Rehearsal rehearsal, JsonMapper json) {
        this.workspaces = workspaces;
        this.conditions = conditions;
        this.rehearsal = rehearsal;
        this.json = json;
    }

    /** @param promised the versions published so far, the oldest first */
    Reviewed of(WorkspaceId id, JsonNode written, Optional<JsonNode> examples, List<ProgramVersion> promised) {
        Workspace workspace = workspaces.get(id);
        return of(workspace, Terms.read(written, workspace.currency(), conditions), examples, promised);
    }

    private Reviewed of(
            Workspace workspace, ReadTerms read, Optional<JsonNode> examples, List<ProgramVersion> promised) {
        List<Finding> inTerms = new ArrayList<>(read.findings());
        read.terms().ifPresent(terms -> {
            inTerms.addAll(meanings(terms, promised));
            inTerms.addAll(landing(terms, workspace.id()));
            inTerms.addAll(languages(terms, workspace.language()));
        });
        List<Finding> findings = new ArrayList<>(
                inTerms.stream().map(finding -> finding.under("/terms")).toList());
        read.terms().ifPresent(terms -> findings.addAll(examples(findings, examples, terms, workspace)));
        JsonNode cases = examples.orElseGet(JsonNodeFactory.instance::arrayNode);
        return new Reviewed(read.canonical(), read.sha256(), CanonicalJson.of(cases), findings);
    }

    /** The draft as it is kept, looked at once more: what it stands on may have changed since. */
    Reviewed of(WorkspaceId id, Draft draft) {
        Workspace workspace = workspaces.get(id);
        JsonNode full = json.readTree(draft.terms());
        ReadTerms read = Terms.read(full, json.readTree(draft.written()), workspace.currency(), conditions);
        return of(workspace, read, Optional.of(json.readTree(draft.examples())), List.of());
    }

    /** Examples are played once everything can be understood. */
    private List<Finding> examples(
            List<Finding> inTerms, Optional<JsonNode> written, Terms terms, Workspace workspace) {
        ExampleCases read = ExampleCases.read(written, terms);
        List<Finding> findings = new ArrayList<>(read.findings());
        if (inTerms.stream().noneMatch(Finding::isError) && findings.stream().noneMatch(Finding::isError)) {
            read.cases().forEach(example -> findings.addAll(rehearsal.of(example, terms, workspace.zone())));
        }
        return findings;
    }

    /** From when a first version is in force: from the beginning it names, if that has passed; else from now. */
    Instant beginning(String canonicalTerms, Instant now) {
        Terms terms = Terms.read(json.readTree(canonicalTerms), ANY_CURRENCY, conditions)
                .terms()
                .orElseThrow();
        return terms.active().from().filter(from -> from.isBefore(now)).orElse(now);
    }

    /** A rule key keeps its side and its kind of reward for good: grant keys contain it. */
    private static List<Finding> meanings(Terms terms, List<ProgramVersion> promised) {
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < terms.rules().size(); i++) {
            Rule rule = terms.rules().get(i);
            boolean reused = promised.stream()
                    .map(ProgramVersion::terms)
                    .anyMatch(earlier -> earlier.rules().stream()
                            .filter(before -> before.key().equals(rule.key()))
                            .anyMatch(before -> before.to() != rule.to()
                                    || !kind(earlier, before).equals(kind(terms, rule))));
            if (reused) {
                findings.add(new Finding(
                        "/rules/" + i + "/key",
                        "V9",
                        Weight.ERROR,
                        "An earlier version used this key for another side or kind of reward: choose a new key."));
            }
        }
        return findings;
    }

    private static Optional<RewardSpec.Kind> kind(Terms terms, Rule rule) {
        return terms.reward(rule.reward()).map(RewardSpec::kind);
    }

    private List<Finding> landing(Terms terms, WorkspaceId workspace) {
        String to = terms.landing().to();
        if (to.equals(Terms.Landing.SHOP_HOME)) {
            return List.of();
        }
        String host = String.valueOf(URI.create(to).getHost());
        boolean verified = workspaces.domains(workspace).stream()
                .anyMatch(domain -> domain.host().equalsIgnoreCase(host));
        return verified
                ? List.of()
                : List.of(new Finding(
                        "/landing/to", "V17", Weight.ERROR, "Friends are sent to verified domains of the shop only."));
    }

    private static List<Finding> languages(Terms terms, String language) {
        boolean silent = !terms.copy().isEmpty() && !terms.copy().containsKey(language)
                || !terms.legal().isEmpty() && !terms.legal().containsKey(language);
        return silent
                ? List.of(new Finding(
                        "/copy",
                        "V21",
                        Weight.WARNING,
                        "There is no text in " + language + ", the language of the workspace; another one is shown."))
                : List.of();
    }
}
