package dev.kith.referrals.web;

import dev.kith.kernel.Money;
import dev.kith.platform.web.Caller;
import dev.kith.platform.web.MoneyJson;
import dev.kith.platform.web.Needs;
import dev.kith.platform.web.Permission;
import dev.kith.platform.web.Problem;
import dev.kith.platform.web.Returns;
import dev.kith.programs.Amounts;
import dev.kith.programs.Program;
import dev.kith.programs.ProgramId;
import dev.kith.programs.RewardSpec;
import dev.kith.programs.Rule;
import dev.kith.programs.Side;
import dev.kith.programs.Terms;
import dev.kith.programs.Value;
import dev.kith.referrals.CodeAnswer;
import dev.kith.referrals.CodeOffers;
import dev.kith.referrals.CodeOffers.Asking;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Codes over HTTP: is one good for this friend, and what does it give. */
@RestController
@Tag(name = "Codes", description = "What a code is worth to a friend, before anything happened.")
final class CodeApi {

    record AnswerJson(
            @Schema(description = "Whether this friend may use the code now.")
            boolean valid,

            @Schema(description = "Why not, from the closed list of reasons.", example = "self_referral")
            Optional<String> reason,

            @Schema(description = "The code as it stands in links.")
            Optional<String> code,

            @Schema(description = "How friends may see the advocate called.")
            Optional<String> advocate,

            @Schema(description = "What the friend is offered.")
            Optional<OfferJson> offer) {}

    record OfferJson(
            @Schema(description = "The program.") ProgramId programId,
            @Schema(description = "The program's key.") String program,

            @Schema(description = "The version of the terms that promises this.")
            int version,

            @Schema(description = "The order that is asked for must be at least one of these.")
            List<MoneyJson> minOrder,

            @Schema(description = "What the friend gets.") List<GiftJson> rewards) {}

    record GiftJson(
            @Schema(description = "The rule's key.") String rule,
            @Schema(description = "The reward's key.") String reward,

            @Schema(description = "The sort of reward.", example = "discount_code")
            String kind,

            @Schema(description = "Given before the order, so that it can be used for it.")
            boolean upfront,

            @Schema(description = "Amounts, one per currency or unit.")
            List<MoneyJson> amounts,

            @Schema(description = "A share of the order, as a decimal text.")
            Optional<String> percent,

            @Schema(description = "The least order, one per currency.")
            List<MoneyJson> minOrder) {}

    private final CodeOffers offers;

    CodeApi(CodeOffers offers) {
        this.offers = offers;
    }

    @Operation(
            summary = "Ask whether a code or a click is good for a friend",
            description = "Tell what you know of the friend; without it the code or click alone is judged. With the "
                    + "click id a shop can greet a friend who has just arrived by a link. A public key asks about the "
                    + "code or click only: what is known of a person is told to servers.")
    @Returns(AnswerJson.class)
    @GetMapping("/api/v1/codes/{code}")
    @Needs(Permission.OFFERS_READ)
    ResponseEntity<Object> ask(
            Caller caller,
            @PathVariable @Parameter(description = "As the friend typed it, or `kc` of the landing address.")
                    String code,
            @RequestParam @Parameter(description = "Your own id of the friend.") Optional<String> userId,
            @RequestParam @Parameter(description = "The friend's address.") Optional<String> email) {
        var asking = new Asking(userId, email);
        return caller.kind() == Caller.Kind.PUBLIC_KEY && !asking.isByNobody()
                ? Problem.FORBIDDEN_SCOPE.because("Anybody can read a public key in a page, and nobody there may find"
                        + " out who is a customer. Leave out userId and email, or ask from your server.")
                : ResponseEntity.ok(answer(offers.ask(caller.workspace(), code, asking)));
    }

    private static AnswerJson answer(CodeAnswer answer) {
        return switch (answer) {
            case CodeAnswer.Valid valid ->
                new AnswerJson(
                        true,
                        Optional.empty(),
                        Optional.of(valid.code().text()),
                        valid.advocateName(),
                        Optional.of(offer(
                                valid.program(),
                                valid.promise().number(),
                                valid.promise().terms())));
            case CodeAnswer.Invalid(var reason) ->
                new AnswerJson(false, Optional.of(reason.code()), Optional.empty(), Optional.empty(), Optional.empty());
        };
    }

    private static OfferJson offer(Program program, int version, Terms terms) {
        return new OfferJson(
                program.id(),
                program.key(),
                version,
                money(terms.conversion().minOrder()),
                terms.rules().stream()
                        .filter(rule -> rule.to() == Side.FRIEND)
                        .flatMap(rule -> terms.reward(rule.reward()).map(reward -> gift(rule, reward)).stream())
                        .toList());
    }

    private static GiftJson gift(Rule rule, RewardSpec reward) {
        return new GiftJson(
                rule.key(),
                reward.key(),
                reward.kind().code(),
                rule.issue() == Rule.Issue.UPFRONT,
                amounts(rule, reward),
                percent(rule, reward),
                money(reward.discount().map(RewardSpec.Discount::minOrder).orElse(Amounts.NONE)));
    }

    private static List<MoneyJson> amounts(Rule rule, RewardSpec reward) {
        if (reward.discount().isPresent()) {
            return reward.discount().get() instanceof RewardSpec.Discount.AmountOff off
                    ? money(off.amounts())
                    : List.of();
        }
        return rule.value() instanceof Value.Flat flat ? money(flat.amounts()) : List.of();
    }

    private static Optional<String> percent(Rule rule, RewardSpec reward) {
        if (reward.discount().isPresent()) {
            return reward.discount().get() instanceof RewardSpec.Discount.PercentOff off
                    ? Optional.of(decimal(off.rate().millionths()))
                    : Optional.empty();
        }
        return rule.value() instanceof Value.Percent share
                ? Optional.of(decimal(share.rate().millionths()))
                : Optional.empty();
    }

    private static String decimal(long millionths) {
        return BigDecimal.valueOf(millionths, 6).stripTrailingZeros().toPlainString();
    }

    private static List<MoneyJson> money(Amounts amounts) {
        return amounts.list().stream().map((Money each) -> MoneyJson.of(each)).toList();
    }
}
