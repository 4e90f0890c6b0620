package cn.zhiban.app.house;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static org.assertj.core.api.Assertions.assertThat;

import cn.zhiban.core.security.ui.SignInView;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.vaadin.flow.component.dependency.NpmPackage;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.persistence.Entity;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.data.repository.Repository;

/** What style and architecture ask for and the compiler cannot see. */
@AnalyzeClasses(packages = "cn.zhiban", importOptions = MainClasses.class)
class HouseRulesTest {
    private static final int LONGEST_FILE = 400;
    private static final int LONGEST_METHOD = 60;
    private static final Pattern BANNED_NAME =
            Pattern.compile("(Base|Abstract)[A-Z].*|.*(Manager|Helper|Utils?|Impl|Dto|VO)");
    private static final String[] SCREENS = {"..ui..", "..shell..", "cn.zhiban.core..", "cn.zhiban"};

    @ArchTest
    static final ArchRule onlyScreensKnowVaadin = noClasses()
            .that(not(resideInAnyPackage(SCREENS)))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.vaadin..");

    @ArchTest
    static final ArchRule screensHoldNoDataAccess = noClasses()
            .that(resideInAnyPackage("..ui..", "..shell..").and(not(resideInAPackage("cn.zhiban.core.ui"))))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "jakarta.persistence..",
                    "org.hibernate..",
                    "org.springframework.data..",
                    "org.springframework.jdbc..",
                    "java.sql..",
                    "javax.sql..");

    @ArchTest
    static final ArchRule screensStayInTheirPackage = classes()
            .that()
            .areAnnotatedWith(Route.class)
            .and()
            .areNotAssignableTo(SignInView.class)
            .should()
            .bePackagePrivate();

    @ArchTest
    static final ArchRule everyScreenSaysWhoMayOpenIt = classes()
            .that()
            .areAnnotatedWith(Route.class)
            .and()
            .areNotAssignableTo(SignInView.class)
            .should()
            .beAnnotatedWith(RolesAllowed.class)
            .orShould()
            .beAnnotatedWith(PermitAll.class);

    @ArchTest
    static final ArchRule onlyTheSignInPageIsOpenToAnybody = noClasses()
            .that()
            .areAnnotatedWith(Route.class)
            .and()
            .areNotAssignableTo(SignInView.class)
            .should()
            .beAnnotatedWith(AnonymousAllowed.class);

    @ArchTest
    static final ArchRule entitiesStayInTheirPackage =
            classes().that().areAnnotatedWith(Entity.class).should().notBePublic();

    @ArchTest
    static final ArchRule repositoriesStayInTheirPackage = classes()
            .that()
            .areAssignableTo(Repository.class)
            .should()
            .notBePublic()
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule nothingIsInjectedIntoFields =
            noFields().should().beAnnotatedWith(Autowired.class).orShould().beAnnotatedWith(Value.class);

    @ArchTest
    static final ArchRule timeComesFromTheClock = noClasses()
            .that()
            .resideOutsideOfPackage("cn.zhiban.bench..")
            .should()
            .callMethodWhere(readsTheMachinesClock())
            .orShould()
            .callConstructor(Date.class)
            .because("only an injected Clock can be set in tests and in the demo");

    @ArchTest
    static final ArchRule analysisOfTextKnowsNothingOfTheSuite = classes()
            .that()
            .resideInAPackage("cn.zhiban.kb.search.analysis..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "cn.zhiban.kb.search.analysis..",
                    "net.sourceforge.pinyin4j..",
                    "com.github.houbb.opencc4j..",
                    "org.jspecify..");

    @ArchTest
    static final ArchRule noFrontEndPackages =
            noClasses().should().beAnnotatedWith(NpmPackage.class).because("they would need Node.js (docs/adr)");

    @ArchTest
    static final ArchRule namesSayWhatAThingIs = classes().should(new ArchCondition<>("have a name of the domain") {
        @Override
        public void check(JavaClass type, ConditionEvents events) {
            if (!type.isAnonymousClass()
                    && BANNED_NAME.matcher(type.getSimpleName()).matches()) {
                events.add(SimpleConditionEvent.violated(type, type.getName() + " has a banned name"));
            }
        }
    });

    @ArchTest
    static final ArchRule packagesAreCutByFeature = noClasses()
            .should()
            .resideInAnyPackage("..util..", "..utils..", "..dto..", "..impl..", "..common..", "..misc..");

    @ArchTest
    static final ArchRule everyPackageIsNullMarked = classes()
            .should(new ArchCondition<>("be in a @NullMarked package") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    if (!type.getPackage().isAnnotatedWith(NullMarked.class)) {
                        events.add(SimpleConditionEvent.violated(type, type.getPackageName() + " is not @NullMarked"));
                    }
                }
            });

    @Test
    void filesAndMethodsStayShort() {
        List<String> tooLong = Sources.main().stream()
                .filter(file -> file.text().lines().count() > LONGEST_FILE)
                .map(file -> file.path() + " is longer than " + LONGEST_FILE + " lines")
                .toList();
        List<String> tooLongMethods = Sources.main().stream()
                .flatMap(file -> file.methods().stream()
                        .filter(method -> method.lines() > LONGEST_METHOD)
                        .map(method -> file.path() + ": " + method.name() + " has " + method.lines() + " lines"))
                .toList();
        assertThat(tooLong).isEmpty();
        assertThat(tooLongMethods).isEmpty();
    }

    @Test
    void publicTypesAndPackagesSayWhatTheyAreFor() {
        assertThat(Sources.main())
                .allSatisfy(
                        file -> assertThat(file.undocumented()).as(file.path()).isEmpty());
        assertThat(Sources.main().stream().filter(file -> file.path().endsWith("package-info.java")))
                .allSatisfy(file -> assertThat(file.text()).as(file.path()).startsWith("/**"));
    }

    @Test
    void screensHaveNoStyleOfTheirOwn() {
        assertThat(Sources.main().stream().filter(file -> file.text().contains("getStyle()")))
                .extracting(Sources.JavaFile::path)
                .isEmpty();
    }

    private static DescribedPredicate<JavaCall<?>> readsTheMachinesClock() {
        return new DescribedPredicate<>("read the machine's clock") {
            @Override
            public boolean test(JavaCall<?> call) {
                String owner = call.getTargetOwner().getName();
                boolean now = owner.startsWith("java.time.")
                        && call.getName().equals("now")
                        && call.getTarget().getRawParameterTypes().stream()
                                .noneMatch(type -> type.isEquivalentTo(Clock.class));
                return now || owner.equals("java.lang.System") && call.getName().equals("currentTimeMillis");
            }
        };
    }
}
