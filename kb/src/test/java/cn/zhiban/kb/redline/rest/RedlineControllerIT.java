package cn.zhiban.kb.redline.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.zhiban.core.InvalidInput;
import cn.zhiban.core.NotFound;
import cn.zhiban.core.org.Organisation;
import cn.zhiban.core.org.Platform;
import cn.zhiban.core.security.Actor;
import cn.zhiban.core.security.NotAllowed;
import cn.zhiban.core.security.Scope;
import cn.zhiban.kb.KnowledgeFixtures;
import cn.zhiban.kb.KnowledgeTest;
import cn.zhiban.kb.redline.RedlinePermissions;
import cn.zhiban.kb.redline.rest.RedlineController.Found;
import cn.zhiban.kb.redline.rest.RedlineController.Question;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

@KnowledgeTest
class RedlineControllerIT {
    @Autowired
    KnowledgeFixtures given;

    @Autowired
    RedlineController controller;

    @Autowired
    Organisation organisation;

    @Autowired
    JsonMapper json;

    long shop;
    Actor agent;
    Actor stranger;

    @BeforeEach
    void people() {
        long client = given.client();
        shop = given.shop(client, Platform.JD);
        agent = given.actor(
                new Scope(false, Set.of(), Set.of(client), Set.of(shop), Set.of(shop)), RedlinePermissions.READ);
        stranger = given.actor(Scope.NOTHING, RedlinePermissions.READ);
    }

    private List<Found> check(Actor actor, String text, String platform, String ofShop) {
        return given.as(actor, () -> controller.check(new Question(text, platform, ofShop)))
                .findings();
    }

    @Test
    void theAnswerIsTheContracts() {
        String text = "亲，淘\u200b寶上更便宜";
        var answer = given.as(agent, () -> controller.check(new Question(text, "jd", null)));
        assertThat(json.writeValueAsString(answer))
                .matches("\\{\"findings\":\\[\\{\"rule\":\"[^\"]+\",\"severity\":\"BLOCK\",\"start\":2,\"end\":5,"
                        + "\"message\":\"[^\"]+\",\"alternative\":\"[^\"]+\"}]}");
        assertThat(given.as(agent, () -> controller.check(new Question("您好，今天发货", "jd", null)))
                        .findings())
                .isEmpty();
    }

    @Test
    void thePlatformIsThatOfTheShopUnlessItIsNamed() {
        String text = "京东也有卖";
        assertThat(check(agent, text, null, null)).isEmpty();
        assertThat(check(agent, text, "douyin", null)).hasSize(1);
        assertThat(check(agent, text, "抖音", null)).hasSize(1);
        assertThat(check(agent, text, "天猫", null)).hasSize(1);
        assertThat(check(agent, text, null, String.valueOf(shop))).isEmpty();
        assertThat(check(agent, "淘宝也有卖", null, String.valueOf(shop))).hasSize(1);
        String code = organisation.shopsById(List.of(shop)).getFirst().code();
        assertThat(check(agent, "淘宝也有卖", "", code)).hasSize(1);
    }

    @Test
    void whatIsWrongIsSaid() {
        assertThatThrownBy(() -> check(agent, "x", "myspace", null)).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> check(agent, null, "jd", null)).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> check(agent, "x".repeat(100_001), "jd", null)).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> check(agent, "x", null, "no such shop")).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> check(stranger, "x", null, String.valueOf(shop)))
                .isInstanceOf(NotFound.class);
        Actor nobody = given.actor(Scope.EVERYTHING);
        assertThatThrownBy(() -> check(nobody, "x", null, null)).isInstanceOf(NotAllowed.class);
    }
}
