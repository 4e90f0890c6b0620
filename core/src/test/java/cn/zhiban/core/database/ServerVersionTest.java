package cn.zhiban.core.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerVersionTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.11.19-MariaDB-0+deb12u1",
                "11.4.5-MariaDB",
                "5.5.5-10.11.2-MariaDB-log",
                "12.0.1-MariaDB-ubu2404",
                "11.8.2-mariadb"
            })
    void acceptsMariaDbFrom1011On(String version) {
        assertThat(ServerVersion.parse(version)).matches(ServerVersion::mariaDb).matches(ServerVersion::isNewEnough);
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.6.22-MariaDB", "10.10.9-MariaDB", "5.5.5-10.5.1-MariaDB", "5.5.68-MariaDB", "MariaDB"})
    void takesOlderMariaDbForTooOld(String version) {
        assertThat(ServerVersion.parse(version).mariaDb()).isTrue();
        assertThat(ServerVersion.parse(version).isNewEnough()).isFalse();
    }

    @Test
    void doesNotTakeMySqlForMariaDb() {
        assertThat(ServerVersion.parse("8.4.3").mariaDb()).isFalse();
    }
}
