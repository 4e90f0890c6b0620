package cn.zhiban.training.certificate;

/** How a certificate stands today. Translated as {@code training.certificate.state.<NAME>}. */
public enum CertificateState {
    /** It holds. */
    VALID,
    /** It holds for at most 30 more days and no newer one follows. */
    EXPIRING,
    /** It does not hold until changed red lines are answered. */
    VOID,
    /** It begins later. */
    FUTURE,
    /** It is over. */
    EXPIRED,
    /** It was taken back. */
    WITHDRAWN;

    /** Whether its holder may serve on its strength today. */
    public boolean holds() {
        return this == VALID || this == EXPIRING;
    }
}
