/** The frame of every page: navigation, command palette, home page, look and language, and what is shown on errors. */
@NullMarked
package cn.zhiban.app.shell;

import org.jspecify.annotations.NullMarked;
