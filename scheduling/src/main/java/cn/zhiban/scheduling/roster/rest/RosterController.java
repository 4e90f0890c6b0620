package cn.zhiban.scheduling.roster.rest;

import cn.zhiban.core.InvalidInput;
import cn.zhiban.scheduling.roster.CellEdit;
import cn.zhiban.scheduling.roster.check.ExplainService;
import cn.zhiban.scheduling.roster.check.Explanation;
import cn.zhiban.scheduling.roster.check.Matrix;
import cn.zhiban.scheduling.roster.check.MatrixService;
import cn.zhiban.scheduling.roster.solve.Absence;
import cn.zhiban.scheduling.roster.solve.SolveService;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Rosters for the matrix in the browser and for other programs. */
@RestController
@RequestMapping("/api/v1/scheduling/rosters/{id}")
@Tag(name = "Rosters")
class RosterController {
    private final MatrixService matrix;
    private final ExplainService explain;
    private final SolveService solve;

    RosterController(MatrixService matrix, ExplainService explain, SolveService solve) {
        this.matrix = matrix;
        this.explain = explain;
        this.solve = solve;
    }

    /** Edits and the revision their author saw. */
    record Batch(int revision, @Nullable List<CellEdit> edits) {}

    /** The revision the author of a step saw. */
    record Seen(int revision) {}

    /** How long the engine may look; nothing: a minute. */
    record Order(@Nullable Integer seconds, @Nullable Long seed) {}

    /** The job that was started. */
    record Started(long jobId) {}

    @PostMapping("/solve")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Starts a job in which the engine looks for a better roster; what it finds waits to be taken")
    Started solve(@PathVariable long id, @RequestBody(required = false) @Nullable Order order) {
        Integer seconds = order == null ? null : order.seconds();
        Long seed = order == null ? null : order.seed();
        return new Started(
                solve.start(id, seconds == null ? SolveService.USUAL_SECONDS : seconds, seed == null ? 1 : seed)
                        .jobId());
    }

    /** Who falls out; nothing: whoever has shifts on approved leave. */
    record Away(@Nullable List<Absence> absences) {}

    @PostMapping("/repair")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Starts a job that fills the shifts of who falls out with few changes; they wait to be taken")
    Started repair(@PathVariable long id, @RequestBody(required = false) @Nullable Away away) {
        List<Absence> absences = away == null ? null : away.absences();
        if (absences != null
                && absences.stream().anyMatch(one -> one == null || one.first() == null || one.last() == null)) {
            throw new InvalidInput("absences", "sched.roster.problem.edits");
        }
        return new Started(solve.repair(id, absences == null ? solve.conflicts(id) : absences)
                .jobId());
    }

    @PostMapping("/take")
    @Operation(summary = "Puts what the latest run or repair found into the roster")
    Taken take(@PathVariable long id) {
        return new Taken(solve.take(solve.latest(id)
                .orElseThrow(() -> new InvalidInput("run", "sched.roster.problem.no-run"))
                .id()));
    }

    /** How many cells changed. */
    record Taken(int cells) {}

    @GetMapping
    @Operation(summary = "The roster with rules' breaches and coverage")
    Matrix get(@PathVariable long id, Locale locale) {
        return matrix.get(id, locale);
    }

    @GetMapping("/score")
    @Operation(summary = "Score with the share of each rule")
    Matrix.Score score(@PathVariable long id, Locale locale) {
        return matrix.score(id, locale);
    }

    @GetMapping("/changes")
    @Operation(summary = "What anybody changed since a revision")
    Matrix.Update changes(@PathVariable long id, @RequestParam int since, Locale locale) {
        return matrix.since(id, since, locale);
    }

    @PostMapping("/cells")
    @Operation(summary = "Changes cells; what cannot be done is told one by one")
    Matrix.Update edit(@PathVariable long id, @RequestBody Batch batch, Locale locale) {
        List<CellEdit> edits = batch.edits();
        if (edits == null || edits.stream().anyMatch(one -> one == null || one.day() == null)) {
            throw new InvalidInput("edits", "sched.roster.problem.edits");
        }
        return matrix.edit(id, batch.revision(), edits, locale);
    }

    @GetMapping("/cells/{employee}/{day}")
    @Operation(summary = "Why a cell is as it is, what else could stand there and who else could do it")
    Explanation explain(
            @PathVariable long id,
            @PathVariable long employee,
            @PathVariable @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate day,
            Locale locale) {
        return explain.of(id, employee, day, locale);
    }

    @PostMapping("/undo")
    @Operation(summary = "Takes back the caller's latest step")
    Matrix.Update undo(@PathVariable long id, @RequestBody Seen seen, Locale locale) {
        return matrix.undo(id, seen.revision(), locale);
    }

    @PostMapping("/redo")
    @Operation(summary = "Does again what the caller took back")
    Matrix.Update redo(@PathVariable long id, @RequestBody Seen seen, Locale locale) {
        return matrix.redo(id, seen.revision(), locale);
    }
}
