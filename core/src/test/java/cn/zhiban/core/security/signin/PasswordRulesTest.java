package cn.zhiban.core.security.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.zhiban.core.InvalidInput;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

class PasswordRulesTest {
    @ParameterizedTest
    @CsvSource({
        "short,             password-too-short",
        "123456789,         password-too-short",
        "LINXIAOYAN,        password-is-username",
        "Password123,       password-too-common",
        "1234567890,        password-too-common",
        "aaaaabbbbbccccc,   password-too-common",
    })
    void refusesWhatIsGuessedFirst(String password, String problem) {
        assertThatThrownBy(() -> PasswordRules.check("password", password, "linxiaoyan"))
                .isInstanceOfSatisfying(InvalidInput.class, e -> {
                    assertThat(e.field()).isEqualTo("password");
                    assertThat(e.messageKey()).endsWith("." + problem);
                });
    }

    @Test
    void refusesWhatBcryptWouldCutOff() {
        assertThatThrownBy(() -> PasswordRules.check("password", "客服每天答得又准又快学得也快大家都很开心".repeat(2), "x"))
                .hasMessage("core.security.problem.password-too-long");
    }

    @Test
    void takesPhrasesInAnyLanguage() {
        assertThatNoException().isThrownBy(() -> PasswordRules.check("password", "我家的猫叫豆豆今年三岁", "agent"));
        assertThatNoException().isThrownBy(() -> PasswordRules.check("password", "zhiban-demo", "agent"));
    }

    @Test
    void makesOneTimePasswordsThatKeepTheRulesAndNeverRepeat() {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 1000; i++) {
            String password = OneTimePassword.generate();
            PasswordRules.check("password", password, "admin");
            assertThat(password).matches("([a-z2-9]{4}-){3}[a-z2-9]{4}");
            assertThat(seen.add(password)).isTrue();
        }
    }

    @Test
    void checksUnknownNamesAtTheSameCostAsRealOnes() {
        assertThat(PasswordSignIn.NOBODY)
                .startsWith(new BCryptPasswordEncoder(11).encode("x").substring(0, 7));
        assertThat(new BCryptPasswordEncoder(11).matches("", PasswordSignIn.NOBODY))
                .isFalse();
    }
}
