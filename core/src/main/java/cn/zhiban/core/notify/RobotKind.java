package cn.zhiban.core.notify;

/** Group chats whose robots are known. Translated as {@code core.robot.kind.<NAME>}. */
public enum RobotKind {
    WECOM("qyapi.weixin.qq.com"),
    DINGTALK("oapi.dingtalk.com"),
    FEISHU("open.feishu.cn");

    private final String host;

    RobotKind(String host) {
        this.host = host;
    }

    /** The only host to which such messages go. */
    public String host() {
        return host;
    }
}
