package cn.zhiban.scheduling.staff;

import cn.zhiban.core.org.Post;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who can be planned.
 *
 * @param id employee
 * @param staffNumber unique number
 * @param name for people
 * @param post what they do
 * @param teamId their team
 * @param teamName name of the team, empty without one
 */
public record Person(
        long id,
        String staffNumber,
        String name,
        Post post,
        @Nullable Long teamId,
        String teamName) {}
