/** The note in the editor that names who else is writing. */
@NullMarked
package cn.zhiban.kb.presence.ui;

import org.jspecify.annotations.NullMarked;
