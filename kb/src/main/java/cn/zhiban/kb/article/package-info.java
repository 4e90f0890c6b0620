/** Articles, their immutable versions, who may read and keep them, and what agents and editors see of them. */
@NullMarked
@NamedInterface("article")
package cn.zhiban.kb.article;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
