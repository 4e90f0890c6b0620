package cn.zhiban.kb.rest;

import cn.zhiban.core.i18n.Translations;
import cn.zhiban.core.security.Access;
import cn.zhiban.kb.KbPermissions;
import cn.zhiban.kb.notice.NoticeLine;
import cn.zhiban.kb.notice.NoticePage;
import cn.zhiban.kb.notice.NoticeReading;
import cn.zhiban.kb.notice.NoticeTexts;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Must-read notices of the person who asks. */
@RestController
@RequestMapping("/api/v1/kb/notices")
@Tag(name = "Must-read notices")
class NoticeController {
    private final NoticeReading reading;
    private final Translations translations;
    private final Access access;

    NoticeController(NoticeReading reading, Translations translations, Access access) {
        this.reading = reading;
        this.translations = translations;
        this.access = access;
    }

    /** What has to be read. */
    record Mine(List<NoticeLine> notices, long unread) {}

    /** The person has read a version; answer counts from 0 and is left out when nothing is asked. */
    record Seen(
            int version, @Nullable Integer answer, @Nullable Long shop) {}

    @GetMapping("/mine")
    @Operation(summary = "Notices that the person has to read or has read and that still run; unread ones first")
    Mine mine() {
        List<NoticeLine> mine = reading.mine();
        return new Mine(mine, mine.stream().filter(line -> !line.acknowledged()).count());
    }

    @GetMapping("/texts")
    @Operation(summary = "Words of the notices' dialog in the caller's language")
    Map<String, String> texts() {
        access.require(KbPermissions.READ);
        return NoticeTexts.of(translations, LocaleContextHolder.getLocale());
    }

    @GetMapping("/{id}")
    @Operation(summary = "One notice to be read, with its question but without the right answer")
    NoticePage page(@PathVariable long id) {
        return reading.page(id);
    }

    @PostMapping("/{id}/receipts")
    @Operation(summary = "Acknowledges a version; a wrong answer is not accepted and may be tried again")
    NoticeReading.Outcome acknowledge(@PathVariable long id, @RequestBody Seen seen) {
        return reading.acknowledge(id, seen.version(), seen.answer(), seen.shop());
    }
}
