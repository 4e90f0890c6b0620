package cn.zhiban.kb.rest;

import cn.zhiban.kb.compose.AnswerService;
import cn.zhiban.kb.panel.Board;
import cn.zhiban.kb.panel.BoardService;
import cn.zhiban.kb.panel.Pin;
import cn.zhiban.kb.panel.PinDraft;
import cn.zhiban.kb.panel.PinService;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
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

/** What the panel beside the chat asks for: answers to a whole message, the shop's board, pins. */
@RestController
@RequestMapping("/api/v1/kb")
@Tag(name = "Beside the chat")
class PanelController {
    private final AnswerService answers;
    private final BoardService boards;
    private final PinService pins;
    private final HitAnswers hits;

    PanelController(AnswerService answers, BoardService boards, PinService pins, HitAnswers hits) {
        this.answers = answers;
        this.boards = boards;
        this.pins = pins;
        this.hits = hits;
    }

    /** A buyer's message. */
    record Message(@Nullable String text, @Nullable Long shop) {}

    /** One of its questions with the best answers. */
    record Part(String question, int start, int end, boolean answerable, List<SearchController.Hit> hits) {}

    /** The message's questions and the order numbers in it. */
    record Answers(List<Part> parts, List<String> numbers) {}

    @PostMapping("/answers")
    @Operation(
            summary =
                    "Splits a buyer's message into its questions and answers each. shop: id; at most 4,000 characters")
    Answers answers(@RequestBody Message message) {
        AnswerService.AnsweredMessage answered =
                answers.answer(message.text() == null ? "" : message.text(), message.shop());
        return new Answers(
                answered.parts().stream()
                        .map(one -> new Part(
                                one.part().question(),
                                one.part().start(),
                                one.part().end(),
                                one.answerable(),
                                hits.of(one.hits())))
                        .toList(),
                answered.numbers());
    }

    /** A pin; moments as epoch milliseconds. */
    record PinRow(long id, String reason, long from, long to, String by, boolean mayUnpin, SearchController.Hit hit) {
        static PinRow of(Board.Pinned pinned, SearchController.Hit hit) {
            Pin pin = pinned.pin();
            return new PinRow(
                    pin.id(),
                    pin.reason(),
                    pin.fromAt().toEpochMilli(),
                    pin.toAt().toEpochMilli(),
                    pin.createdBy(),
                    pinned.mayUnpin(),
                    hit);
        }
    }

    /** A change: new, changed or gone. */
    record ChangeRow(
            String kind,
            String title,
            long at,
            String by,
            List<String> removed,
            List<String> added,
            SearchController.@Nullable Hit hit) {}

    /** An answer that is copied often. */
    record PopularRow(int times, SearchController.Hit hit) {}

    /** The contract's board. */
    record BoardAnswer(long since, List<PinRow> pins, List<ChangeRow> changed, List<PopularRow> popular) {}

    @GetMapping("/board")
    @Operation(summary = "Pinned answers, what changed since the person's last shift, most copied today. shop: id")
    BoardAnswer board(@RequestParam(required = false) @Nullable Long shop) {
        Board board = boards.board(shop);
        return new BoardAnswer(
                board.since().toEpochMilli(),
                board.pins().stream()
                        .map(one -> PinRow.of(one, hits.of(one.hit())))
                        .toList(),
                board.changed().stream().map(this::change).toList(),
                board.popular().stream()
                        .map(one -> new PopularRow(one.times(), hits.of(one.hit())))
                        .toList());
    }

    private ChangeRow change(Board.Changed one) {
        return new ChangeRow(
                one.kind().name().toLowerCase(Locale.ROOT),
                one.title(),
                one.at().toEpochMilli(),
                one.by(),
                one.difference().removed(),
                one.difference().added(),
                one.hit() == null ? null : hits.of(one.hit()));
    }

    /** A pin to be set; moments as epoch milliseconds, from without means now, to without the end of today. */
    record NewPin(
            long articleId,
            @Nullable Long shop,
            @Nullable Long client,
            @Nullable Long from,
            @Nullable Long to,
            @Nullable String reason) {
        PinDraft draft() {
            return new PinDraft(
                    articleId,
                    shop,
                    client,
                    from == null ? null : Instant.ofEpochMilli(from),
                    to == null ? null : Instant.ofEpochMilli(to),
                    reason == null ? "" : reason);
        }
    }

    /** Its id. */
    record PinId(long id) {}

    @PostMapping("/pins")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Pins an answer for a shop or a client")
    PinId pin(@RequestBody NewPin pin) {
        return new PinId(pins.pin(pin.draft()));
    }

    @DeleteMapping("/pins/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Takes a pin down")
    void unpin(@PathVariable long id) {
        pins.unpin(id);
    }
}
