package dev.kith.rewards.web;

import dev.kith.people.People;
import dev.kith.people.PersonId;
import dev.kith.platform.WorkspaceId;
import dev.kith.platform.database.Tenant;
import dev.kith.platform.web.MoneyJson;
import dev.kith.platform.web.Needs;
import dev.kith.platform.web.PageJson;
import dev.kith.platform.web.Permission;
import dev.kith.platform.web.Problem;
import dev.kith.platform.web.Returns;
import dev.kith.referrals.Reason;
import dev.kith.referrals.ReferralId;
import dev.kith.rewards.Reward;
import dev.kith.rewards.RewardId;
import dev.kith.rewards.Rewards;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What one person earned and has. */
@RestController
@Tag(name = "People")
final class MemberApi {

    record EarnedJson(
            @Schema(description = "Names the reward.") RewardId id,

            @Schema(description = "The referral it comes from.")
            ReferralId referralId,

            @Schema(description = "The program's key.", example = "spring")
            String program,

            @Schema(description = "The rule that gives it.", example = "adv")
            String rule,

            @Schema(description = "What it is.", example = "store_credit")
            String kind,

            @Schema(
                    description = "On which side it was earned.",
                    allowableValues = {"advocate", "friend"})
            String side,

            @Schema(description = "What it is worth by now.")
            MoneyJson amount,

            @Schema(description = "Where it stands.", example = "available")
            String state,

            @Schema(description = "Why it is nothing, or nothing any more.")
            Optional<String> reason,

            @Schema(description = "When it was earned.") Instant earnedAt,

            @Schema(description = "The last instant of its hold.")
            Instant holdEnds,

            @Schema(description = "When it became the member's own.")
            Optional<Instant> availableAt,

            @Schema(description = "The last instant it can be used.")
            Optional<Instant> expiresAt,

            @Schema(description = "The discount code, for rewards that are one.")
            Optional<String> code) {

        static EarnedJson of(Reward reward) {
            return new EarnedJson(
                    reward.id(),
                    reward.referral(),
                    reward.programKey(),
                    reward.rule(),
                    reward.kind(),
                    reward.side().code(),
                    MoneyJson.of(reward.amount()),
                    reward.state().code(),
                    reward.reason().map(Reason::code),
                    reward.earnedAt(),
                    reward.holdEnds(),
                    reward.availableAt(),
                    reward.expiresAt(),
                    Optional.of(reward.code()).filter(code -> !code.isEmpty()));
        }
    }

    record BalanceJson(
            @Schema(description = "Earned, and on hold.") MoneyJson pending,
            @Schema(description = "The person's own.") MoneyJson available,

            @Schema(description = "Taken back after it was spent; the next reward pays it first.")
            MoneyJson owed) {

        static BalanceJson of(Rewards.Balance balance) {
            return new BalanceJson(
                    MoneyJson.of(balance.pending()), MoneyJson.of(balance.available()), MoneyJson.of(balance.owed()));
        }
    }

    private final Rewards rewards;
    private final People people;
    private final Tenant tenant;

    MemberApi(Rewards rewards, People people, Tenant tenant) {
        this.rewards = rewards;
        this.people = people;
        this.tenant = tenant;
    }

    @Operation(summary = "A person's rewards", description = "Everything the person ever earned, oldest first.")
    @Returns(value = EarnedJson.class, page = true)
    @GetMapping("/api/v1/people/{userId}/rewards")
    @Needs(Permission.REWARDS_READ)
    ResponseEntity<Object> rewards(
            WorkspaceId workspace,
            @Parameter(description = "The shop's id of the person.") @PathVariable String userId) {
        return answer(
                workspace,
                userId,
                person -> PageJson.whole(rewards.ofMember(workspace, person).stream()
                        .map(EarnedJson::of)
                        .toList()));
    }

    @Operation(summary = "A person's balance", description = "One line for each unit that ever moved, from the ledger.")
    @Returns(value = BalanceJson.class, page = true)
    @GetMapping("/api/v1/people/{userId}/balance")
    @Needs(Permission.REWARDS_READ)
    ResponseEntity<Object> balance(
            WorkspaceId workspace,
            @Parameter(description = "The shop's id of the person.") @PathVariable String userId) {
        return answer(
                workspace,
                userId,
                person -> PageJson.whole(rewards.balanceOf(workspace, person).stream()
                        .map(BalanceJson::of)
                        .toList()));
    }

    private ResponseEntity<Object> answer(WorkspaceId workspace, String userId, Function<PersonId, Object> work) {
        Optional<PersonId> person = tenant.run(workspace, () -> people.find(userId));
        return person.<ResponseEntity<Object>>map(known -> ResponseEntity.ok(work.apply(known)))
                .orElseGet(() -> Problem.NOT_FOUND.because("There is no such person."));
    }
}
