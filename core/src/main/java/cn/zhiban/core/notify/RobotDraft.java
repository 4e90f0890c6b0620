package cn.zhiban.core.notify;

import org.jspecify.annotations.Nullable;

/**
 * A robot as it is to be.
 *
 * @param name for people, at most 100 characters
 * @param kind which chat
 * @param address webhook as the chat shows it, https
 * @param secret for signing; empty without
 * @param teamId only what concerns this team, null all
 * @param active whether it is told anything
 */
public record RobotDraft(
        String name,
        RobotKind kind,
        String address,
        String secret,
        @Nullable Long teamId,
        boolean active) {
    public RobotDraft {
        name = name.strip();
        address = address.strip();
        secret = secret.strip();
    }

    /** Never the address nor the secret: who knows them can write into the group. */
    @Override
    public String toString() {
        return "RobotDraft[" + name + ", " + kind + "]";
    }
}
