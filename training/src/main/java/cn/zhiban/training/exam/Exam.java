package cn.zhiban.training.exam;

import org.jspecify.annotations.Nullable;

/** An exam as it is now. @param version of the definition, from 1 @param editable for whoever asks */
public record Exam(
        long id,
        int version,
        ExamState state,
        @Nullable Long clientId,
        @Nullable Long shopId,
        ExamDefinition definition,
        boolean editable) {
    Exam editable(boolean may) {
        return new Exam(id, version, state, clientId, shopId, definition, may);
    }
}
