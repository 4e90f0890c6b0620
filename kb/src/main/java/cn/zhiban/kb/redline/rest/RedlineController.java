package cn.zhiban.kb.redline.rest;

import cn.zhiban.core.InvalidInput;
import cn.zhiban.core.org.Organisation;
import cn.zhiban.core.org.Platform;
import cn.zhiban.core.org.ShopRef;
import cn.zhiban.core.security.Access;
import cn.zhiban.kb.article.Finding.Severity;
import cn.zhiban.kb.redline.PlatformWords;
import cn.zhiban.kb.redline.RedlineFinding;
import cn.zhiban.kb.redline.RedlineHits;
import cn.zhiban.kb.redline.RedlinePermissions;
import cn.zhiban.kb.redline.RedlineService;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Has texts checked against the red lines, and takes down what became of a copy. */
@RestController
@RequestMapping("/api/v1/kb/redlines")
@Tag(name = "Red lines")
class RedlineController {
    private final RedlineService redlines;
    private final RedlineHits hits;
    private final Organisation organisation;
    private final PlatformWords words;
    private final Access access;

    RedlineController(
            RedlineService redlines, RedlineHits hits, Organisation organisation, PlatformWords words, Access access) {
        this.redlines = redlines;
        this.hits = hits;
        this.organisation = organisation;
        this.words = words;
        this.access = access;
    }

    /** A text and where it would be said. */
    record Question(
            @Nullable String text,
            @Nullable String platform,
            @Nullable String shop) {}

    /** What there is to say about it, in the order of the text. */
    record Answer(List<Found> findings) {}

    /** The contract's finding; start and end count the characters (UTF-16) of the text that was sent. */
    record Found(
            String rule,
            Severity severity,
            int start,
            int end,
            String message,
            @Nullable String alternative) {
        static Found of(RedlineFinding one) {
            return new Found(one.rule(), one.severity(), one.start(), one.end(), one.message(), one.alternative());
        }
    }

    @PostMapping("/check")
    @Operation(summary = "Checks a text of up to 100,000 characters. platform: its name; shop: code, name or id")
    Answer check(@RequestBody Question question) {
        access.require(RedlinePermissions.READ);
        String text = question.text();
        if (text == null) {
            throw new InvalidInput("text", "kb.redline.problem.text-missing");
        }
        return new Answer(redlines.check(text, platform(question.platform()), shop(question.shop())).stream()
                .map(Found::of)
                .toList());
    }

    /** What became of a copy that a note was shown for. */
    record Hit(
            @Nullable String rule,
            @Nullable Integer version,
            @Nullable Long shop,
            @Nullable Long articleId,
            RedlineHits.@Nullable Action action) {}

    @PostMapping("/hits")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Writes down that a rule stopped (BLOCKED), changed (REPLACED) or warned of (WARNED) a copy")
    void hit(@RequestBody Hit hit) {
        access.require(RedlinePermissions.READ);
        if (hit.rule() == null || hit.version() == null || hit.action() == null) {
            throw new InvalidInput("rule", "kb.redline.problem.hit");
        }
        hits.record(hit.rule(), hit.version(), hit.shop(), hit.articleId(), hit.action());
    }

    private @Nullable Platform platform(@Nullable String name) {
        if (name == null || name.isBlank()) {
            return null;
        }
        return words.find(name).orElseThrow(() -> new InvalidInput("platform", "kb.redline.problem.platform", name));
    }

    private @Nullable Long shop(@Nullable String shop) {
        if (shop == null || shop.isBlank()) {
            return null;
        }
        return organisation
                .findShop(shop, access.current().scope())
                .map(ShopRef::id)
                .orElseGet(() -> number(shop));
    }

    private static Long number(String shop) {
        try {
            return Long.valueOf(shop.strip());
        } catch (NumberFormatException e) {
            throw new InvalidInput("shop", "kb.rest.problem.shop", shop);
        }
    }
}
