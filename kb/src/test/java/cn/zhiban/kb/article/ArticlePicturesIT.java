package cn.zhiban.kb.article;

import static cn.zhiban.kb.KnowledgeFixtures.ofClient;
import static cn.zhiban.kb.KnowledgeFixtures.ofShop;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.zhiban.core.NotFound;
import cn.zhiban.core.file.ContentTypes;
import cn.zhiban.core.file.FileStore;
import cn.zhiban.core.file.FileTooLarge;
import cn.zhiban.core.file.FileTypeRefused;
import cn.zhiban.core.org.Platform;
import cn.zhiban.core.security.Actor;
import cn.zhiban.kb.KnowledgeFixtures;
import cn.zhiban.kb.KnowledgeTest;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@KnowledgeTest
class ArticlePicturesIT {
    private static final byte[] PNG = "\u0089PNG\r\n\u001a\n".getBytes(StandardCharsets.ISO_8859_1);

    @Autowired
    KnowledgeFixtures given;

    @Autowired
    ArticleService articles;

    @Autowired
    ArticleBatch batch;

    @Autowired
    FileStore files;

    long client;
    long shop;
    Actor editor;
    Actor colleague;
    Actor agent;
    Actor stranger;

    @BeforeEach
    void people() {
        client = given.client();
        shop = given.shop(client, Platform.TAOBAO);
        editor = given.editor(client);
        colleague = given.editor(client);
        agent = given.agent(client, shop);
        stranger = given.editor(given.client());
    }

    private String picture(Actor actor) {
        return given.as(
                actor,
                () -> files.store(
                                "尺码.png",
                                new ByteArrayInputStream(PNG),
                                ArticlePictures.PURPOSE,
                                100,
                                ContentTypes.IMAGES)
                        .publicId());
    }

    private static String shown(String picture) {
        return "看图 ![](/files/" + picture + ")";
    }

    private boolean sees(Actor actor, String picture) {
        try {
            return given.as(actor, () -> files.get(picture)).publicId().equals(picture);
        } catch (NotFound e) {
            return false;
        }
    }

    @Test
    void beforeItStandsInAnArticleOnlyTheUploaderSeesAPicture() {
        String picture = picture(editor);
        assertThat(sees(editor, picture)).isTrue();
        assertThat(sees(colleague, picture)).isFalse();
        assertThat(sees(agent, picture)).isFalse();
    }

    @Test
    void agentsSeeThePicturesOfWhatIsPublishedForThem() {
        String picture = picture(editor);
        ArticleDetails draft = given.as(editor, () -> articles.create(ofShop(shop, "尺码", shown(picture)), null, false));
        assertThat(sees(colleague, picture)).isTrue();
        assertThat(sees(agent, picture)).isFalse();
        ArticleDetails live = given.as(editor, () -> articles.publish(draft.id(), draft.version()));
        assertThat(sees(agent, picture)).isTrue();
        assertThat(sees(stranger, picture)).isFalse();
        given.as(editor, () -> articles.archive(draft.id(), live.version()));
        assertThat(sees(agent, picture)).isFalse();
        assertThat(sees(colleague, picture)).isTrue();
    }

    @Test
    void agentsDoNotSeeAPictureThatTheAnswerNoLongerShows() {
        String picture = picture(editor);
        ArticleDetails first = given.as(editor, () -> articles.create(ofShop(shop, "尺码", shown(picture)), null, true));
        given.as(editor, () -> articles.save(first.id(), ofShop(shop, "尺码", "没有图了"), first.version(), true));
        assertThat(sees(agent, picture)).isFalse();
        assertThat(sees(colleague, picture)).isTrue();
    }

    @Test
    void namingSomebodyElsesPictureOpensNothing() {
        String picture = picture(editor);
        given.as(editor, () -> articles.create(ofShop(shop, "尺码", shown(picture)), null, true));
        long theirs = stranger.scope().managedClientIds().iterator().next();
        given.as(stranger, () -> articles.create(ofClient(theirs, "偷看", shown(picture)), null, true));
        assertThat(sees(stranger, picture)).isFalse();
    }

    @Test
    void picturesInNotesAndSizeTablesAndImportsCountToo() {
        String inNotes = picture(editor);
        String inTable = picture(editor);
        ArticleContent plain = ofShop(shop, "商品 " + shop, "");
        ArticleContent card = new ArticleContentBuilder(ArticleKind.PRODUCT)
                .title(plain.title())
                .shopIds(plain.shopIds())
                .product(new ProductCard(List.of(), "", shown(inTable), shown(inNotes)))
                .build();
        given.as(
                editor,
                () -> batch.write(0, List.of(new ArticleUpsert(1, "pic-" + shop, card, ArticleState.PUBLISHED))));
        assertThat(sees(agent, inNotes)).isTrue();
        assertThat(sees(agent, inTable)).isTrue();
    }

    @Test
    void takesPicturesOnlyAndNoneThatAreTooLarge() {
        byte[] script = "<svg onload='alert(1)'>".getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> given.as(
                        editor,
                        () -> files.store(
                                "a.png",
                                new ByteArrayInputStream(script),
                                ArticlePictures.PURPOSE,
                                100,
                                ContentTypes.IMAGES)))
                .isInstanceOf(FileTypeRefused.class);
        byte[] large = Arrays.copyOf(PNG, 2_000);
        assertThatThrownBy(() -> given.as(
                        editor,
                        () -> files.store(
                                "a.png",
                                new ByteArrayInputStream(large),
                                ArticlePictures.PURPOSE,
                                1_000,
                                ContentTypes.IMAGES)))
                .isInstanceOf(FileTooLarge.class);
    }
}
