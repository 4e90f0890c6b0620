package cn.zhiban.core.security;

import cn.zhiban.core.security.signin.SignInFailure;
import cn.zhiban.core.security.signin.SignInSuccess;
import cn.zhiban.core.security.ui.SignInView;
import cn.zhiban.core.web.ProblemWriter;
import com.vaadin.flow.spring.security.VaadinSavedRequestAwareAuthenticationSuccessHandler;
import com.vaadin.flow.spring.security.VaadinSecurityConfigurer;
import jakarta.servlet.DispatcherType;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;

/**
 * Two doors. The REST interface takes an API token or the session of a signed-in person; everything else is Vaadin's,
 * where every view is denied unless its annotation allows it. What a person may do with data is decided in the services.
 */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
class SecurityConfiguration {
    /** About a tenth of a second on the machines this runs on: slow enough for guessing, fast enough for a shift start. */
    private static final int BCRYPT_STRENGTH = 11;

    @Bean
    PasswordEncoder passwordEncoder() {
        return new BCryptPasswordEncoder(BCRYPT_STRENGTH);
    }

    @Bean
    @Order(1)
    SecurityFilterChain restInterface(
            HttpSecurity http,
            BearerTokens tokens,
            SessionGuard guard,
            ProblemWriter problems,
            SecurityContextHolderStrategy contexts)
            throws Exception {
        http.securityMatcher(
                        "/api/**",
                        "/actuator/**",
                        "/v3/api-docs/**",
                        "/v3/api-docs.yaml",
                        "/swagger-ui/**",
                        "/swagger-ui.html")
                .csrf(AbstractHttpConfigurer::disable) // replaced by SameOriginFilter: a header no other site can send
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.NEVER))
                .addFilterBefore(new BearerTokenFilter(tokens, problems, contexts), AnonymousAuthenticationFilter.class)
                .addFilterBefore(guard.filter(), AuthorizationFilter.class)
                .addFilterBefore(new SameOriginFilter(problems), AuthorizationFilter.class)
                .authorizeHttpRequests(requests -> requests.requestMatchers("/actuator/health", "/actuator/health/**")
                        .permitAll()
                        // calendar programs know nothing but the secret address
                        .requestMatchers(HttpMethod.GET, "/api/v1/calendar/*")
                        .permitAll()
                        .requestMatchers("/api/**")
                        .authenticated()
                        .anyRequest()
                        .hasRole(CorePermissions.MONITORING_READ))
                .exceptionHandling(handling -> handling.authenticationEntryPoint((request, response, _) ->
                                problems.write(request, response, 401, "core.problem.not-signed-in"))
                        .accessDeniedHandler((request, response, _) ->
                                problems.write(request, response, 403, "core.problem.not-allowed", "")));
        return http.build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain suite(
            HttpSecurity http,
            SessionGuard guard,
            SignInFailure failure,
            SignInSuccess success,
            ObjectProvider<ClientRegistrationRepository> singleSignOn)
            throws Exception {
        http.authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                .permitAll()
                .requestMatchers(
                        "/zhiban/**",
                        "/_static/**",
                        "/favicon.ico",
                        "/favicon.svg",
                        "/robots.txt",
                        "/aura/**",
                        "/lumo/**")
                .permitAll()
                .requestMatchers("/files/**")
                .authenticated());
        http.addFilterBefore(guard.filter(), AuthorizationFilter.class);
        // Vaadin's configurer sets its own handler for successes, unless it finds one here
        http.setSharedObject(VaadinSavedRequestAwareAuthenticationSuccessHandler.class, success);
        http.with(
                VaadinSecurityConfigurer.vaadin(),
                vaadin -> vaadin.loginView(SignInView.class)
                        // whoever is signed in gets the suite's own page for an address that does not exist
                        .anyRequest(AuthorizeHttpRequestsConfigurer.AuthorizedUrl::authenticated));
        http.formLogin(form -> form.failureHandler(failure));
        if (singleSignOn.getIfAvailable() != null) {
            http.oauth2Login(oidc -> oidc.loginPage("/" + SignInView.ROUTE)
                    .successHandler(success)
                    .failureHandler(failure));
        }
        return http.build();
    }
}
