package cn.zhiban.training.people;

import cn.zhiban.core.org.Post;
import org.jspecify.annotations.Nullable;

/** Somebody who learns. @param teamName empty for none */
public record Learner(
        long id,
        String staffNumber,
        String name,
        Post post,
        @Nullable Long teamId,
        String teamName) {}
