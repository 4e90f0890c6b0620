package cn.zhiban.training.exam;

import java.util.List;

/** Questions that everybody gets, and questions that are drawn for each attempt. */
public record Paper(List<Fixed> fixed, List<Quota> quotas) {
    /** A question that everybody gets. */
    public record Fixed(long questionId, double points) {}

    public Paper {
        fixed = List.copyOf(fixed);
        quotas = List.copyOf(quotas);
    }

    /** How many questions an attempt has. */
    public int size() {
        return fixed.size() + quotas.stream().mapToInt(Quota::count).sum();
    }

    /** Points of all questions. */
    public double points() {
        return fixed.stream().mapToDouble(Fixed::points).sum()
                + quotas.stream().mapToDouble(one -> one.count() * one.points()).sum();
    }
}
