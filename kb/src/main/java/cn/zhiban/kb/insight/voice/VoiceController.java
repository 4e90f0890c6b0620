package cn.zhiban.kb.insight.voice;

import cn.zhiban.core.InvalidInput;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What buyers say, for the field in the browser and for outside systems. */
@RestController
@RequestMapping("/api/v1/kb/voice")
@Tag(name = "Voice of the customer")
class VoiceController {
    private static final int USUAL = 4;
    private final VoiceService voice;
    private final CauseService causes;

    VoiceController(VoiceService voice, CauseService causes) {
        this.voice = voice;
        this.causes = causes;
    }

    /** A cause that can be marked; group is null for groups. */
    record Choice(long id, @Nullable Long group, String name) {}

    /** What can be marked in a shop, what the caller marks most, and how much today. */
    record Choices(List<Choice> causes, List<Long> usual, int today) {}

    @GetMapping
    @Operation(summary = "Causes that can be marked in a shop, what the caller marks most, and how many today")
    Choices choices(@RequestParam long shop) {
        return new Choices(
                causes.ofShop(shop).stream()
                        .map(cause -> new Choice(cause.id(), cause.parentId(), cause.name()))
                        .toList(),
                voice.usual(shop, USUAL),
                voice.today());
    }

    /** A buyer of the shop named the cause. */
    record Mark(
            @Nullable Long shop,
            @Nullable Long cause,
            @Nullable String note) {}

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Marks that a buyer of the shop named the cause; returns the mark's id")
    Map<String, Long> mark(@RequestBody Mark mark) {
        Long shop = mark.shop();
        Long cause = mark.cause();
        if (shop == null) {
            throw new InvalidInput("shop", "kb.voice.problem.shop-missing");
        }
        if (cause == null) {
            throw new InvalidInput("cause", "kb.voice.problem.cause-missing");
        }
        return Map.of("id", voice.mark(shop, cause, mark.note() == null ? "" : mark.note()));
    }

    /** What the buyer said. */
    record Note(@Nullable String note) {}

    @PutMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Adds what the buyer said to a mark of the caller, within ten minutes")
    void note(@PathVariable long id, @RequestBody Note note) {
        voice.note(id, note.note() == null ? "" : note.note());
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Takes back a mark of the caller, within a minute")
    void undo(@PathVariable long id) {
        voice.undo(id);
    }
}
