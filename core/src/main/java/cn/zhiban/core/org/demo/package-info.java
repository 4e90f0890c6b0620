/** The people and shops of the demo company, loaded from resource files. */
@NullMarked
package cn.zhiban.core.org.demo;

import org.jspecify.annotations.NullMarked;
