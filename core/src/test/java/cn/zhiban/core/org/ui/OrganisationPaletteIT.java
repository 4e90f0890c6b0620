package cn.zhiban.core.org.ui;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhiban.core.org.OrganisationFixtures;
import cn.zhiban.core.org.OrganisationTest;
import cn.zhiban.core.security.Actor;
import cn.zhiban.core.ui.PaletteEntries.Entry;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@OrganisationTest
class OrganisationPaletteIT {
    @Autowired
    OrganisationFixtures given;

    @Autowired
    OrganisationPalette palette;

    @Test
    void offersPeopleAndOnlyShopsWithinTheScope() {
        long client = given.client();
        long own = given.shop(client);
        long foreign = given.shop(given.client());
        long employee = given.employee();
        Actor lead = given.lead(null, Set.of(client));

        assertThat(given.as(lead, () -> palette.find("Shop shop-", 1000, Locale.ENGLISH)))
                .extracting(Entry::route)
                .contains("org/shops/" + own)
                .doesNotContain("org/shops/" + foreign);
        assertThat(given.as(lead, () -> palette.find("Person", 1000, Locale.ENGLISH)))
                .extracting(Entry::route)
                .contains("org/employees/" + employee);
    }

    @Test
    void offersNothingToWhoeverMayOpenNeitherPage() {
        given.shop(given.client());
        given.employee();
        assertThat(given.as(given.nobody(), () -> palette.find("o", 1000, Locale.ENGLISH)))
                .isEmpty();
    }
}
