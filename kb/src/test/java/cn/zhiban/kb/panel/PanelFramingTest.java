package cn.zhiban.kb.panel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class PanelFramingTest {
    private static final String ID = "abcdefghijklmnopabcdefghijklmnop";
    private static final String POLICY = "Content-Security-Policy";

    private static String policy(String path, String... ids) throws Exception {
        MockHttpServletResponse response = new MockHttpServletResponse();
        new PanelFraming(new PanelSettings(List.of(ids)))
                .doFilter(new MockHttpServletRequest("GET", path), response, new MockFilterChain());
        return response.getHeader(POLICY);
    }

    @Test
    void nobodyMayFrameThePanelUnlessAnExtensionIsConfigured() throws Exception {
        assertThat(policy("/panel")).isNull();
    }

    @Test
    void onlyConfiguredExtensionsMayFrameItAndOnlyIt() throws Exception {
        assertThat(policy("/panel", ID)).isEqualTo("frame-ancestors 'self' chrome-extension://" + ID);
        assertThat(policy("/kb/search", ID)).isNull();
        assertThat(policy("/login", ID)).isNull();
    }

    @Test
    void whatIsNoIdOfAnExtensionStopsTheStart() {
        assertThatThrownBy(() -> new PanelSettings(List.of("*"))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new PanelSettings(List.of(ID + "; script-src *")))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
