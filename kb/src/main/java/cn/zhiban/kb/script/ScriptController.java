package cn.zhiban.kb.script;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Runs of scripts, for the runner beside the chat. Every change carries the revision that it started from. */
@RestController
@RequestMapping("/api/v1/kb/runs")
@Tag(name = "Script runs")
class ScriptController {
    private final ScriptRuns runs;
    private final RunHandover handover;

    ScriptController(ScriptRuns runs, RunHandover handover) {
        this.runs = runs;
        this.handover = handover;
    }

    /** What is begun. */
    record Start(
            long articleId, @Nullable Long shop, @Nullable String key) {}

    /** What is done at a step: one of choice, back, facts. */
    record Move(
            int revision,
            @Nullable Integer choice,
            @Nullable Boolean back,
            @Nullable Map<String, String> facts) {}

    /** A text that went into the chat. */
    record Copy(
            int revision, @Nullable String text, @Nullable Map<String, String> facts) {}

    /** Where a run is put. */
    record Put(int revision, RunState state, @Nullable List<String> duties) {}

    /** A code of a colleague. */
    record Code(@Nullable String code) {}

    @GetMapping
    @Operation(summary = "The person's own runs that are not ended")
    List<RunSummary> open() {
        return runs.open();
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Begins a script; with the same key again it is the same run")
    RunView start(@RequestBody Start start) {
        return runs.start(start.articleId(), start.shop(), start.key() == null ? "" : start.key());
    }

    @GetMapping("/{id}")
    @Operation(summary = "A run of the person's own")
    RunView get(@PathVariable long id) {
        return runs.get(id);
    }

    @PostMapping("/{id}/steps")
    @Operation(summary = "Takes a way, goes back or tells facts; for another revision than the current nothing changes")
    RunView move(@PathVariable long id, @RequestBody Move move) {
        if (Boolean.TRUE.equals(move.back())) {
            return runs.back(id, move.revision());
        }
        if (move.facts() != null) {
            return runs.tell(id, move.revision(), move.facts());
        }
        return move.choice() == null ? runs.get(id) : runs.choose(id, move.revision(), move.choice());
    }

    @PostMapping("/{id}/copies")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Writes down that the current step's text was copied")
    void copied(@PathVariable long id, @RequestBody Copy copy) {
        runs.copied(
                id,
                copy.revision(),
                copy.text() == null ? "" : copy.text(),
                copy.facts() == null ? Map.of() : copy.facts());
    }

    @PostMapping("/{id}/state")
    @Operation(summary = "Puts a run aside, goes on, gives it up or finishes it")
    RunView set(@PathVariable long id, @RequestBody Put put) {
        return runs.set(id, put.revision(), put.state(), put.duties() == null ? List.of() : put.duties());
    }

    @PostMapping("/{id}/handover")
    @Operation(summary = "A code with which a colleague takes the run over")
    RunHandover.Offer offer(@PathVariable long id) {
        return handover.offer(id);
    }

    @PostMapping("/takeovers")
    @Operation(summary = "Takes over the run that the code stands for")
    RunView takeOver(@RequestBody Code code) {
        return handover.takeOver(code.code() == null ? "" : code.code());
    }
}
