package cn.zhiban.core.backup;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import javax.crypto.SecretKey;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * What a key file holds: 32 random bytes, or a passphrase of at least twelve characters, which is stretched.
 *
 * @param raw the bytes that are the key, or empty
 * @param passphrase or empty
 */
record BackupKey(byte[] raw, String passphrase) {
    /** What OWASP asked for with SHA-256 in 2023; about half a second. */
    static final int ITERATIONS = 600_000;

    private static final int BYTES = 32;
    private static final int SHORTEST = 12;

    /** @throws BackupProblem the file cannot be read or holds too little */
    static BackupKey read(Path file) {
        byte[] content;
        try {
            content = Files.readAllBytes(file);
        } catch (IOException e) {
            throw new BackupProblem("no-key-file", e, file.toString());
        }
        String text = text(content);
        if (content.length == BYTES && text.isEmpty()) {
            return new BackupKey(content, "");
        }
        String passphrase = text.strip();
        if (passphrase.length() < SHORTEST) {
            throw new BackupProblem("weak-key", null, file.toString());
        }
        return new BackupKey(new byte[0], passphrase);
    }

    /** The text the bytes are, or nothing if they are none that a person would have typed. */
    private static String text(byte[] content) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
            return text.strip().chars().anyMatch(Character::isISOControl) ? "" : text;
        } catch (CharacterCodingException e) {
            return "";
        }
    }

    /** Rounds to note in the file; 0 for a key that needs none. */
    int iterations() {
        return passphrase.isEmpty() ? 0 : ITERATIONS;
    }

    /**
     * The key for one file.
     *
     * @param iterations as noted in the file
     */
    SecretKey derive(byte[] salt, int iterations) throws GeneralSecurityException {
        if (passphrase.isEmpty()) {
            return new SecretKeySpec(raw, "AES");
        }
        PBEKeySpec spec = new PBEKeySpec(passphrase.toCharArray(), salt, Math.max(1, iterations), BYTES * 8);
        try {
            byte[] derived = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(spec)
                    .getEncoded();
            return new SecretKeySpec(derived, "AES");
        } finally {
            spec.clearPassword();
        }
    }
}
