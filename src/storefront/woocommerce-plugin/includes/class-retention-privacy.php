<?php
/**
 * WordPress's tools for personal data.
 *
 * @package Retention
 */

defined( 'ABSPATH' ) || exit;

/**
 * Exports and erases what we keep of a person, here and at the server. Both are done while the merchant waits: what could not be done is said, never
 * passed over.
 */
final class Retention_Privacy {

	const NAME = 'retention-for-woocommerce';

	/**
	 * Seconds to wait for the server.
	 */
	const PATIENCE = 20;

	/**
	 * Adds the hooks.
	 */
	public function register(): void {
		add_filter( 'wp_privacy_personal_data_exporters', array( $this, 'add_exporter' ) );
		add_filter( 'wp_privacy_personal_data_erasers', array( $this, 'add_eraser' ) );
		add_action( 'admin_init', array( $this, 'suggest_policy' ) );
	}

	/**
	 * Our exporter beside the others.
	 *
	 * @param array $exporters The others.
	 * @return array
	 */
	public function add_exporter( $exporters ) {
		$exporters[ self::NAME ] = array(
			'exporter_friendly_name' => __( 'Retention', 'retention-for-woocommerce' ),
			'callback'               => array( $this, 'export' ),
		);
		return $exporters;
	}

	/**
	 * Our eraser beside the others.
	 *
	 * @param array $erasers The others.
	 * @return array
	 */
	public function add_eraser( $erasers ) {
		$erasers[ self::NAME ] = array(
			'eraser_friendly_name' => __( 'Retention', 'retention-for-woocommerce' ),
			'callback'             => array( $this, 'erase' ),
		);
		return $erasers;
	}

	/**
	 * Exports a page of what we keep: on the first also what lies here.
	 *
	 * @param string $email The address.
	 * @param int    $page  Which page, from 1.
	 * @return array|WP_Error
	 */
	public function export( $email, $page = 1 ) {
		$data = 1 === (int) $page ? Retention_Kept_Here::export( (string) $email, $this->person( (string) $email )['customer_id'] ) : array();
		// In a copy of the shop too: it has what lies in it, and calls nobody.
		if ( ! Retention_Connection::sending() ) {
			return array(
				'data' => $data,
				'done' => true,
			);
		}
		$answer = Retention_Backend::post( 'export', $this->person( (string) $email ) + array( 'page' => (int) $page ), self::PATIENCE );
		if ( is_wp_error( $answer ) || ! isset( $answer['groups'] ) || ! is_array( $answer['groups'] ) ) {
			// An export that lacks half of it must not look whole.
			return new WP_Error( 'retention_export', __( 'What Retention keeps of this person could not be fetched. Nothing was exported; please try again later.', 'retention-for-woocommerce' ) );
		}
		return array(
			'data' => array_merge( $data, array_map( array( $this, 'group' ), array_filter( $answer['groups'], 'is_array' ) ) ),
			'done' => ! empty( $answer['done'] ),
		);
	}

	/**
	 * Erases what we keep.
	 *
	 * @param string $email The address.
	 * @param int    $page  Which page; all is done on the first.
	 * @return array{items_removed: bool, items_retained: bool, messages: string[], done: bool}
	 */
	public function erase( $email, $page = 1 ) {
		$person  = $this->person( (string) $email );
		$removed = Retention_Kept_Here::forget( (string) $email, $person['customer_id'] );
		if ( ! Retention_Connection::current() ) {
			return $this->erased( $removed, false, array() );
		}
		$answer = Retention_Backend::post( 'erase', $person, self::PATIENCE );
		if ( is_wp_error( $answer ) ) {
			return $this->erased( $removed, true, array( __( 'What Retention keeps of this person at its server could not be erased: the server did not answer. Please erase again later.', 'retention-for-woocommerce' ) ) );
		}
		$messages = isset( $answer['messages'] ) && is_array( $answer['messages'] ) ? array_map( 'sanitize_text_field', array_filter( $answer['messages'], 'is_string' ) ) : array();
		return $this->erased( $removed || ! empty( $answer['removed'] ), ! empty( $answer['retained'] ), array_values( $messages ) );
	}

	/**
	 * What the shop's privacy policy could say.
	 */
	public function suggest_policy(): void {
		if ( ! function_exists( 'wp_add_privacy_policy_content' ) ) {
			return;
		}
		wp_add_privacy_policy_content(
			'Retention for WooCommerce',
			'<p>' . esc_html__( 'We use Retention to remind you of carts and saved items, to ask for reviews, and to answer messages. For that, orders, carts and saved items, your name, address, telephone number and what you allowed us to send are passed to our Retention server. You choose what you hear from us at any time, by the link in each letter.', 'retention-for-woocommerce' ) . '</p>'
			. '<p>' . esc_html__( 'When you save an item as a guest, a cookie (retention_list) remembers your list for 180 days. When you decline to be reminded of a cart, a cookie (retention_no_thanks) remembers that for a year. Carts are kept in the shop for seven days, lists for 180 days.', 'retention-for-woocommerce' ) . '</p>'
		);
	}

	/**
	 * Whom the server is asked about.
	 *
	 * @param string $email The address.
	 * @return array{email: string, customer_id: int}
	 */
	private function person( string $email ): array {
		$user = get_user_by( 'email', $email );
		return array(
			'email'       => $email,
			'customer_id' => $user ? (int) $user->ID : 0,
		);
	}

	/**
	 * One thing that the server keeps. Nothing of what it says is trusted to be short or plain.
	 *
	 * @param array $group What it said.
	 */
	private function group( array $group ): array {
		$lines = array();
		foreach ( (array) ( $group['data'] ?? array() ) as $line ) {
			if ( is_array( $line ) && isset( $line['name'], $line['value'] ) && is_string( $line['name'] ) && is_string( $line['value'] ) ) {
				$lines[] = array(
					'name'  => sanitize_text_field( $line['name'] ),
					'value' => nl2br( esc_html( $line['value'] ) ),
				);
			}
		}
		return array(
			'group_id'    => sanitize_key( (string) ( $group['group_id'] ?? 'retention' ) ),
			'group_label' => sanitize_text_field( (string) ( $group['group_label'] ?? 'Retention' ) ),
			'item_id'     => sanitize_text_field( (string) ( $group['item_id'] ?? '' ) ),
			'data'        => $lines,
		);
	}

	/**
	 * The answer of an erasure.
	 *
	 * @param bool     $removed  Whether anything was.
	 * @param bool     $retained Whether anything stayed.
	 * @param string[] $messages What the merchant is told.
	 */
	private function erased( bool $removed, bool $retained, array $messages ): array {
		return array(
			'items_removed'  => $removed,
			'items_retained' => $retained,
			'messages'       => $messages,
			'done'           => true,
		);
	}
}
