package cn.zhiban.core.security.start;

/** A secret in the settings that cannot be used; the suite rather does not start than starts with less than was asked for. */
final class UnusableSetting extends RuntimeException {
    private final String property;

    /**
     * @param property name of the setting
     * @param reason what is wrong in both languages, without the value, which is a secret
     */
    UnusableSetting(String property, String reason) {
        super(reason);
        this.property = property;
    }

    String property() {
        return property;
    }
}
