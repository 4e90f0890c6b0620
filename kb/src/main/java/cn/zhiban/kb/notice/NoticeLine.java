package cn.zhiban.kb.notice;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A notice in a person's own list.
 *
 * @param id its id
 * @param title what it is about
 * @param changes what is different from now on, or empty
 * @param importance how urgent it is
 * @param from since when it holds
 * @param until until when, or null
 * @param acknowledged whether the person has done enough for now
 */
public record NoticeLine(
        long id,
        String title,
        String changes,
        Importance importance,
        Instant from,
        @Nullable Instant until,
        boolean acknowledged) {}
