package cn.zhiban.kb.authority;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The authority ladder beside a chat. For people only: what is given away is on somebody's name. All money in cents. */
@RestController
@RequestMapping("/api/v1/kb/authority/{caseCode}")
@Tag(name = "Authority")
class AuthorityController {
    private final AuthorityService authority;
    private final ApprovalService approvals;

    AuthorityController(AuthorityService authority, ApprovalService approvals) {
        this.authority = authority;
        this.approvals = approvals;
    }

    /** What an agent gives: a step, or an amount of its own, or what a request was approved for. */
    record NewGrant(
            long shop,
            @Nullable Step step,
            @Nullable Long amountCents,
            long orderCents,
            @Nullable String orderRef,
            @Nullable String note,
            @Nullable String key,
            @Nullable String request) {}

    /** What an agent asks a lead for. */
    record NewRequest(
            long shop,
            long amountCents,
            long orderCents,
            @Nullable String orderRef,
            @Nullable Remedy remedy,
            @Nullable String reason) {}

    @GetMapping
    @Operation(summary = "What the caller may give in the case now; amount = amount of the order in cents")
    Offers ladder(@PathVariable String caseCode, @RequestParam long shop, @RequestParam long amount) {
        return authority.ladder(caseCode, shop, amount);
    }

    @PostMapping("/grants")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Gives something; the same key a second time gives nothing a second time")
    Grant grant(@PathVariable String caseCode, @RequestBody NewGrant grant) {
        return authority.grant(
                caseCode,
                new GrantDraft(
                        grant.shop(),
                        grant.step(),
                        grant.amountCents(),
                        grant.orderCents(),
                        text(grant.orderRef()),
                        text(grant.note()),
                        text(grant.key()),
                        grant.request()));
    }

    @DeleteMapping("/grants/{id}")
    @Operation(summary = "Takes back what the caller gave in the last ten minutes")
    Grant takeBack(@PathVariable String caseCode, @PathVariable long id) {
        return authority.takeBack(id);
    }

    @PostMapping("/requests")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Asks the leads of the shop for more than the limits allow")
    Approval request(@PathVariable String caseCode, @RequestBody NewRequest request) {
        return approvals.request(
                caseCode,
                new ApprovalDraft(
                        request.shop(),
                        request.amountCents(),
                        request.orderCents(),
                        text(request.orderRef()),
                        Objects.requireNonNullElse(request.remedy(), Remedy.REFUND),
                        text(request.reason())));
    }

    @GetMapping("/requests/{id}")
    @Operation(summary = "What became of a request; id = its six letters")
    Approval approval(@PathVariable String caseCode, @PathVariable String id) {
        return approvals.get(id);
    }

    private static String text(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }
}
