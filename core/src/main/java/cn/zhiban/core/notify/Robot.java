package cn.zhiban.core.notify;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A robot in a group chat.
 *
 * @param id key
 * @param content what it is
 * @param team name of its team, empty for all
 * @param toldAt last message that arrived, null none yet
 * @param failure what went wrong last, empty when it arrived
 * @param version counter against lost updates
 */
public record Robot(
        long id, RobotDraft content, String team, @Nullable Instant toldAt, String failure, int version) {}
