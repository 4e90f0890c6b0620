/** Must-read notices (必读通知): who has to read what before copying, and who has read it. Decision: docs/adr/0013. */
@NullMarked
package cn.zhiban.kb.notice;

import org.jspecify.annotations.NullMarked;
