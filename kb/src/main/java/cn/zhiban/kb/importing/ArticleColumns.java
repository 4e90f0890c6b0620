package cn.zhiban.kb.importing;

import cn.zhiban.core.tabular.Column;
import java.util.List;

/** Fields of an article's spreadsheet; the first twelve are the REST contract's. */
final class ArticleColumns {
    static final String EXTERNAL_ID = "external_id";
    static final String KIND = "kind";
    static final String TITLE = "title";
    static final String SIMILAR = "similar_questions";
    static final String ANSWER = "answer";
    static final String CATEGORY = "category";
    static final String PLATFORMS = "platforms";
    static final String SHOPS = "shops";
    static final String TAGS = "tags";
    static final String VALID_FROM = "valid_from";
    static final String VALID_TO = "valid_to";
    static final String STATUS = "status";
    static final String CLIENT = "client";
    static final String SKUS = "skus";
    static final String ATTRIBUTES = "attributes";
    static final String MATERIALS = "materials";
    static final String SIZE_TABLE = "size_table";
    static final String NOTES = "notes";
    static final String SHORT_CODE = "short_code";
    static final String USE_CASE = "use_case";
    static final String WORDINGS = "wordings";
    static final String SEGMENTS = "segments";
    static final String FLOW = "flow";
    static final String PARENT = "parent";

    /** In the order in which they are shown and exported. */
    static final List<Column> ALL = List.of(
            Column.optional(EXTERNAL_ID, "外部编号", "编号", "外部ID", "id"),
            Column.optional(KIND, "类型", "知识类型", "type"),
            Column.required(TITLE, "标准问题", "标题", "问题", "标准问", "question", "商品名称"),
            Column.optional(SIMILAR, "相似问法", "相似问题", "相似问", "similar"),
            Column.optional(ANSWER, "答案", "回答", "回复", "内容"),
            Column.optional(CATEGORY, "分类", "类目", "目录"),
            Column.optional(PLATFORMS, "平台", "适用平台", "platform"),
            Column.optional(CLIENT, "客户", "品牌", "brand"),
            Column.optional(SHOPS, "店铺", "适用店铺", "shop"),
            Column.optional(TAGS, "标签", "tag"),
            Column.optional(SKUS, "SKU", "商品编码", "货号"),
            Column.optional(ATTRIBUTES, "属性", "商品属性"),
            Column.optional(MATERIALS, "成分材质", "成分", "材质"),
            Column.optional(SIZE_TABLE, "尺码表", "规格表"),
            Column.optional(NOTES, "注意事项", "备注"),
            Column.optional(SHORT_CODE, "快捷码", "快捷短语", "短码"),
            Column.optional(USE_CASE, "适用场景", "使用场景", "场景"),
            Column.optional(WORDINGS, "其他说法", "其他话术"),
            Column.optional(SEGMENTS, "客群", "人群"),
            Column.optional(FLOW, "流程", "流程步骤", "话术流程"),
            Column.optional(PARENT, "覆盖的知识", "上级编号", "继承自"),
            Column.optional(VALID_FROM, "生效", "生效时间", "开始时间"),
            Column.optional(VALID_TO, "失效", "失效时间", "结束时间"),
            Column.optional(STATUS, "状态", "发布状态", "state"));

    private ArticleColumns() {}
}
