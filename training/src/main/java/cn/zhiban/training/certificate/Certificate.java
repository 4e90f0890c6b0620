package cn.zhiban.training.certificate;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody's certificate.
 *
 * @param id its id
 * @param code random, by which it is verified
 * @param typeId what it proves
 * @param title the type's name
 * @param clientId the type's client, or null
 * @param shopId the type's shop, or null
 * @param employeeId who holds it
 * @param holder the holder's name
 * @param staffNumber the holder's number
 * @param issuedAt when it was issued
 * @param issuedBy who issued it, {@code system} when everything was passed
 * @param validFrom first day
 * @param validTo last day
 * @param state how it stands today
 * @param open changed red lines to be answered, by name; only of one that is void
 * @param reason why it was withdrawn, or null
 */
public record Certificate(
        long id,
        String code,
        long typeId,
        String title,
        @Nullable Long clientId,
        @Nullable Long shopId,
        long employeeId,
        String holder,
        String staffNumber,
        Instant issuedAt,
        String issuedBy,
        LocalDate validFrom,
        LocalDate validTo,
        CertificateState state,
        List<String> open,
        @Nullable String reason) {}
