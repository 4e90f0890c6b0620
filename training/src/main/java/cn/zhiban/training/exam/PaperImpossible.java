package cn.zhiban.training.exam;

import cn.zhiban.core.UserFacingProblem;
import java.util.stream.Collectors;

/** The quotas of a paper ask for more questions than there are. */
public final class PaperImpossible extends UserFacingProblem {
    PaperImpossible(PaperDraw.Shortage shortage) {
        super(
                "training.exam.problem.impossible",
                shortage.quotas().stream().map(one -> Integer.toString(one + 1)).collect(Collectors.joining("、")),
                shortage.asked(),
                shortage.available());
    }
}
