/** The REST interface's common parts: problems as RFC 9457, the language of the caller, stored files. */
@NullMarked
@NamedInterface("web")
package cn.zhiban.core.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
